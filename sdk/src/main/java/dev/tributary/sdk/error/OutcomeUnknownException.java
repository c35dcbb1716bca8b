package dev.tributary.sdk.error;

import org.jspecify.annotations.Nullable;

/**
 * The request was sent and may or may not have been carried out: the connection broke before the answer, or something
 * between client and server gave up waiting. Read the object to learn which; never just assume a failure.
 */
public final class OutcomeUnknownException extends TributaryException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells why nobody knows.
     *
     * @param answer what came instead of the server's own answer, or null for nothing
     */
    public OutcomeUnknownException(String message, @Nullable ErrorAnswer answer, @Nullable Throwable cause) {
        super(message, answer, cause);
    }
}
