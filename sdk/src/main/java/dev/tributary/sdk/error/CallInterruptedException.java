package dev.tributary.sdk.error;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted. Its interrupt flag is set, and the request was abandoned. */
public final class CallInterruptedException extends TributaryException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    /**
     * Tells which call was interrupted.
     *
     * @param outcomeUnknown whether the server may carry out a change all the same
     */
    public CallInterruptedException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        super(message, null, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** Whether the request was a change that may have reached the server. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
