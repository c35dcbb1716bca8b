package dev.tributary.sdk.error;

/**
 * The request clashes with what is there: a name that is taken, or an idempotency key used for something else. Nothing
 * was changed.
 */
public final class ConflictException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public ConflictException(ErrorAnswer answer) {
        super(answer);
    }
}
