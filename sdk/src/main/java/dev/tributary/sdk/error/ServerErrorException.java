package dev.tributary.sdk.error;

/**
 * The server failed (a 5xx status) and says so itself. What it failed at was rolled back; {@link #requestId()} finds
 * the reason in its log.
 */
public final class ServerErrorException extends TributaryException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public ServerErrorException(ErrorAnswer answer) {
        super(answer.sentence(), answer, null);
    }
}
