package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** The stable name of an error. Immutable; a value that this release does not know survives as it is. */
public final class ErrorCode extends OpenValue {

    /** The request is malformed. */
    public static final ErrorCode BAD_REQUEST = new ErrorCode("bad_request");

    /** No valid token or credentials. */
    public static final ErrorCode UNAUTHORIZED = new ErrorCode("unauthorized");

    /** The role does not allow it. */
    public static final ErrorCode FORBIDDEN = new ErrorCode("forbidden");

    /** There is no such thing. */
    public static final ErrorCode NOT_FOUND = new ErrorCode("not_found");

    /** This server does not offer that part of the API. */
    public static final ErrorCode NOT_BUILT = new ErrorCode("not_built");

    /** The path exists, the method does not. */
    public static final ErrorCode METHOD_NOT_ALLOWED = new ErrorCode("method_not_allowed");

    /** The name is taken. */
    public static final ErrorCode ALREADY_EXISTS = new ErrorCode("already_exists");

    /** Well-formed, but a field is not acceptable. */
    public static final ErrorCode VALIDATION_FAILED = new ErrorCode("validation_failed");

    /** Somebody else changed it since it was read. */
    public static final ErrorCode VERSION_MISMATCH = new ErrorCode("version_mismatch");

    /** The key was used before with another request. */
    public static final ErrorCode IDEMPOTENCY_KEY_REUSED = new ErrorCode("idempotency_key_reused");

    /** The body exceeds the limit. */
    public static final ErrorCode PAYLOAD_TOO_LARGE = new ErrorCode("payload_too_large");

    /** The body is not declared as JSON. */
    public static final ErrorCode UNSUPPORTED_MEDIA_TYPE = new ErrorCode("unsupported_media_type");

    /** Too many requests; wait as told. */
    public static final ErrorCode RATE_LIMITED = new ErrorCode("rate_limited");

    /** The server failed; the request id finds it in the log. */
    public static final ErrorCode INTERNAL_ERROR = new ErrorCode("internal_error");

    /** The server cannot do it right now; try again. */
    public static final ErrorCode UNAVAILABLE = new ErrorCode("unavailable");

    private static final List<ErrorCode> KNOWN = List.of(
            BAD_REQUEST,
            UNAUTHORIZED,
            FORBIDDEN,
            NOT_FOUND,
            NOT_BUILT,
            METHOD_NOT_ALLOWED,
            ALREADY_EXISTS,
            VALIDATION_FAILED,
            VERSION_MISMATCH,
            IDEMPOTENCY_KEY_REUSED,
            PAYLOAD_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            RATE_LIMITED,
            INTERNAL_ERROR,
            UNAVAILABLE);

    private ErrorCode(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static ErrorCode of(String text) {
        return new ErrorCode(text);
    }

    /** The values that this release knows. */
    public static List<ErrorCode> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
