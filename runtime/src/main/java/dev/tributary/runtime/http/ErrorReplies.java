package dev.tributary.runtime.http;

import static java.util.Map.entry;

import dev.tributary.api.model.ApiError;
import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.FieldError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The one place where a failure becomes an answer. */
final class ErrorReplies {
    private static final Map<ErrorCode, Integer> STATUSES = Map.ofEntries(
            entry(ErrorCode.BAD_REQUEST, 400),
            entry(ErrorCode.UNAUTHORIZED, 401),
            entry(ErrorCode.FORBIDDEN, 403),
            entry(ErrorCode.NOT_FOUND, 404),
            entry(ErrorCode.NOT_BUILT, 404),
            entry(ErrorCode.METHOD_NOT_ALLOWED, 405),
            entry(ErrorCode.VERSION_MISMATCH, 412),
            entry(ErrorCode.PAYLOAD_TOO_LARGE, 413),
            entry(ErrorCode.UNSUPPORTED_MEDIA_TYPE, 415),
            entry(ErrorCode.ALREADY_EXISTS, 422),
            entry(ErrorCode.VALIDATION_FAILED, 422),
            entry(ErrorCode.IDEMPOTENCY_KEY_REUSED, 422),
            entry(ErrorCode.RATE_LIMITED, 429),
            entry(ErrorCode.INTERNAL_ERROR, 500),
            entry(ErrorCode.UNAVAILABLE, 503));
    /** Who has more to correct does not read on; a list of a million wrong topics must not become such an answer. */
    private static final int MOST_FIELDS = 100;

    private static final Map<ErrorCode, Map<String, String>> HEADERS = Map.of(
            ErrorCode.UNAUTHORIZED, Map.of("WWW-Authenticate", "Bearer"),
            ErrorCode.UNAVAILABLE, Map.of("Retry-After", "1"));

    private ErrorReplies() {}

    static int status(ErrorCode code) {
        return STATUSES.getOrDefault(code, 500);
    }

    static Reply of(ErrorCode code, String detail, List<FieldError> fields, String requestId) {
        return of(status(code), code, detail, fields, requestId);
    }

    static Reply of(int status, ErrorCode code, String detail, List<FieldError> fields, String requestId) {
        return Reply.json(status, body(status, code, detail, fields, requestId))
                .with(HEADERS.getOrDefault(code, Map.of()));
    }

    /** The body; what the detail of a permanent error may not say stands in {@code errors}. */
    static ApiError body(int status, ErrorCode code, String detail, List<FieldError> fields, String requestId) {
        if (fields.size() > MOST_FIELDS) {
            List<FieldError> first = fields.subList(0, MOST_FIELDS);
            String messages = first.stream().map(FieldError::message).collect(Collectors.joining("; "));
            return body(status, code, messages + "; and " + (fields.size() - MOST_FIELDS) + " more", first, requestId);
        }
        boolean permanent = status < 500;
        String safe = permanent ? RetrySafeText.of(detail) : detail;
        ApiError.Builder error = ApiError.builder();
        error.detail(safe).code(code).requestId(requestId).errors(fields);
        if (fields.isEmpty() && !safe.equals(detail)) {
            error.addErrors(FieldError.builder().field("").message(detail).build());
        }
        return error.build();
    }
}
