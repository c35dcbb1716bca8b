package dev.tributary.sdk.error;

/**
 * The answer to a request that changes nothing is not one of this API: malformed JSON, a web page, a redirection.
 * Mostly the client's host is wrong, or a proxy answers in the server's place.
 */
public final class UnreadableAnswerException extends TributaryException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer and what is odd about it. */
    public UnreadableAnswerException(String message, ErrorAnswer answer) {
        super(message, answer, null);
    }
}
