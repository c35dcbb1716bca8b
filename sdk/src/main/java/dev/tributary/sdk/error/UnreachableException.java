package dev.tributary.sdk.error;

import org.jspecify.annotations.Nullable;

/**
 * There is no answer, and nothing was changed: the request was not sent, or it only reads. Calling again is safe. A
 * change that may have arrived is an {@link OutcomeUnknownException} instead.
 */
public final class UnreachableException extends TributaryException {
    private static final long serialVersionUID = 1L;

    /** Tells why there is no answer. */
    public UnreachableException(String message, @Nullable Throwable cause) {
        super(message, null, cause);
    }
}
