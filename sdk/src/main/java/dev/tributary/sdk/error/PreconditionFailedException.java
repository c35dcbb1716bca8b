package dev.tributary.sdk.error;

/**
 * Somebody else changed the object since the version that the request named. Nothing was changed: read it again, decide
 * again, send again.
 */
public final class PreconditionFailedException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public PreconditionFailedException(ErrorAnswer answer) {
        super(answer);
    }
}
