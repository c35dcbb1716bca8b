package dev.tributary.runtime.http;

import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.FieldError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request that no service ever sees. The message is one sentence for the caller and holds no secret. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<FieldError> fields;
    private final transient Map<String, String> headers;

    private Refusal(ErrorCode code, String message, List<FieldError> fields, Map<String, String> headers) {
        super(message);
        this.code = code;
        this.fields = List.copyOf(fields);
        this.headers = Map.copyOf(headers);
    }

    static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, List.of(), Map.of());
    }

    static Refusal of(ErrorCode code, String message, Map<String, String> headers) {
        return new Refusal(code, message, List.of(), headers);
    }

    static Refusal invalid(List<FieldError> fields) {
        String message = fields.stream().map(FieldError::message).collect(Collectors.joining("; "));
        return new Refusal(ErrorCode.VALIDATION_FAILED, message, fields, Map.of());
    }

    ErrorCode code() {
        return code;
    }

    List<FieldError> fields() {
        return fields;
    }

    Map<String, String> headers() {
        return headers;
    }
}
