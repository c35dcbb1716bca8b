package dev.tributary.sdk.error;

/**
 * The server failed (a 5xx status) and says so itself. It undoes what it could not finish; after a failed change that
 * matters, look at the object all the same. {@link #requestId()} finds the reason in the server's log.
 */
public final class ServerErrorException extends TributaryException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public ServerErrorException(ErrorAnswer answer) {
        super(answer.sentence(), answer, null);
    }
}
