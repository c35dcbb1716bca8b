package dev.tributary.sdk.error;

import org.jspecify.annotations.Nullable;

/** What was waited for did not come in the given time. The message tells what was seen last. Nothing was changed. */
public final class WaitTimeoutException extends TributaryException {
    private static final long serialVersionUID = 1L;

    /** Tells what was waited for, and how the last look failed if it did. */
    public WaitTimeoutException(String message, @Nullable TributaryException lastFailure) {
        super(message, null, lastFailure);
    }
}
