package dev.tributary.runtime.service;

import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.FieldError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that was not carried out. The message is one sentence for the caller: it names field, value and way out and
 * holds no secret. Nothing of a refused request was stored.
 */
public abstract sealed class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<FieldError> fields;

    private ServiceException(ErrorCode code, String message, List<FieldError> fields, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.fields = List.copyOf(fields);
    }

    /** The stable name of the error. */
    public ErrorCode code() {
        return code;
    }

    /** The fields at fault; empty when the request as a whole is. */
    public List<FieldError> fields() {
        return fields;
    }

    /** There is no such thing; 404. */
    public static final class NotFound extends ServiceException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(ErrorCode.NOT_FOUND, message, List.of(), null);
        }
    }

    /** The request cannot be carried out as it is, whatever its fields; 400. */
    public static final class Rejected extends ServiceException {
        private static final long serialVersionUID = 1L;

        public Rejected(String message) {
            super(ErrorCode.BAD_REQUEST, message, List.of(), null);
        }
    }

    /** Fields are not acceptable; 422. The message joins those of the fields. */
    public static final class Invalid extends ServiceException {
        private static final long serialVersionUID = 1L;

        public Invalid(List<FieldError> fields) {
            super(
                    ErrorCode.VALIDATION_FAILED,
                    fields.stream().map(FieldError::message).collect(Collectors.joining("; ")),
                    fields,
                    null);
        }

        public Invalid(String field, String message) {
            this(List.of(FieldError.builder().field(field).message(message).build()));
        }
    }

    /** The name is taken; 422 for sources, 400 for tags. */
    public static final class AlreadyExists extends ServiceException {
        private static final long serialVersionUID = 1L;

        public AlreadyExists(String field, String message) {
            super(
                    ErrorCode.ALREADY_EXISTS,
                    message,
                    List.of(FieldError.builder().field(field).message(message).build()),
                    null);
        }
    }

    /** Somebody else changed it since the caller read it; 412. */
    public static final class VersionMismatch extends ServiceException {
        private static final long serialVersionUID = 1L;

        public VersionMismatch(String message) {
            super(ErrorCode.VERSION_MISMATCH, message, List.of(), null);
        }
    }

    /** The idempotency key belongs to another request; 422. */
    public static final class IdempotencyKeyReused extends ServiceException {
        private static final long serialVersionUID = 1L;

        public IdempotencyKeyReused(String message) {
            super(ErrorCode.IDEMPOTENCY_KEY_REUSED, message, List.of(), null);
        }
    }

    /** No valid token or credentials; 401. */
    public static final class Unauthorized extends ServiceException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message) {
            super(ErrorCode.UNAUTHORIZED, message, List.of(), null);
        }
    }

    /** The role does not allow it; 403. */
    public static final class Forbidden extends ServiceException {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(ErrorCode.FORBIDDEN, message, List.of(), null);
        }
    }

    /** The store or the internal cluster does not answer; 503. Trying again later can help. */
    public static final class Unavailable extends ServiceException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(ErrorCode.UNAVAILABLE, message, List.of(), cause);
        }
    }
}
