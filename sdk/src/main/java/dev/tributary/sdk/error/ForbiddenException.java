package dev.tributary.sdk.error;

/** The credential's role does not allow the request. Nothing was changed. */
public final class ForbiddenException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public ForbiddenException(ErrorAnswer answer) {
        super(answer);
    }
}
