package dev.tributary.sdk.error;

/**
 * The server does not know this client: wrong client id or secret, or a credential that was deleted meanwhile. Nothing
 * was changed.
 */
public final class UnauthorizedException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public UnauthorizedException(ErrorAnswer answer) {
        super(answer);
    }
}
