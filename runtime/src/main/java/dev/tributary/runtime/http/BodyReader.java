package dev.tributary.runtime.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.FieldError;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.http.openapi.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads JSON bodies of bounded size. Never repeats in an error what a body holds. */
final class BodyReader {
    /** A client that sends more than it may gets its answer only if the rest is taken off the wire, up to this. */
    private static final int MAX_DRAINED_BYTES = 32 << 20;

    private final int maxBytes;
    private final Violations violations;

    BodyReader(int maxBytes, Violations violations) {
        this.maxBytes = maxBytes;
        this.violations = violations;
    }

    /**
     * The body.
     *
     * @throws Refusal when it is too large, not JSON, or does not satisfy the schema
     */
    JsonNode read(Schema schema, RawRequest request) {
        checkMediaType(request.header("Content-Type"));
        JsonNode body = parse(bytes(request));
        List<FieldError> errors = violations.ofBody(schema, body);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return body;
    }

    private static void checkMediaType(@Nullable String contentType) {
        if (contentType == null) {
            return;
        }
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            throw Refusal.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "the body is declared as " + type + ": send Content-Type: application/json");
        }
    }

    private byte[] bytes(RawRequest request) {
        try (InputStream in = request.body()) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length <= maxBytes) {
                return bytes;
            }
            long drained = 0;
            while (drained < MAX_DRAINED_BYTES && in.read() >= 0) {
                drained += 1 + in.skip(MAX_DRAINED_BYTES);
            }
            throw Refusal.of(ErrorCode.PAYLOAD_TOO_LARGE, "the body is larger than " + maxBytes + " bytes: send less");
        } catch (IOException e) {
            // The client hung up or fell silent: nothing of ours failed, so nothing is to be logged as if it had.
            Refusal refusal = Refusal.of(ErrorCode.BAD_REQUEST, "the body broke off before its end: send it again");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "the body is missing: send a JSON object");
        }
        try {
            return TributaryJson.mapper().readTree(bytes);
        } catch (JacksonException e) {
            // The cause is left out: its text repeats a piece of the body, which may be a secret.
            throw Refusal.of(
                    ErrorCode.BAD_REQUEST,
                    "the body is not well-formed JSON, or names a field twice: check it" + place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the body", e);
        }
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
