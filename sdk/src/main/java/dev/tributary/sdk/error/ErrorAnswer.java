package dev.tributary.sdk.error;

import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not the hoped-for one, as far as it could be read. Immutable.
 *
 * @param request method and path of what was asked
 * @param status the HTTP status
 * @param requestId the name of the request in the server's log, or null
 * @param code the stable name of the error, or null
 * @param detail what the server says is wrong, or null
 * @param errors the fields at fault; empty when the server names none
 */
public record ErrorAnswer(
        String request,
        int status,
        @Nullable String requestId,
        @Nullable ErrorCode code,
        @Nullable String detail,
        List<FieldError> errors) {
    /** Copies the list. */
    public ErrorAnswer {
        errors = List.copyOf(errors);
    }

    /** One sentence: what was asked, the status, the server's words and the request id. */
    String sentence() {
        String words = detail == null ? " without a reason" : ": " + detail;
        String id = requestId == null ? "" : " (request id " + requestId + ")";
        return request + " was answered " + status + words + id;
    }
}
