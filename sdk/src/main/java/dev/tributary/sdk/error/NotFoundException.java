package dev.tributary.sdk.error;

/** There is no such thing on the server. Nothing was changed. */
public final class NotFoundException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public NotFoundException(ErrorAnswer answer) {
        super(answer);
    }
}
