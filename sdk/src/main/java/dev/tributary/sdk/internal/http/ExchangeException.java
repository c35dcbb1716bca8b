package dev.tributary.sdk.internal.http;

import org.jspecify.annotations.Nullable;

/** A request got no answer. Says why, and whether the server may have seen the request. */
final class ExchangeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    enum Reason {
        /** No connection, or one that broke. */
        CONNECTION,
        /** The other side could not prove who it is, or a secure connection is impossible: repeating cannot help. */
        NOT_TRUSTED,
        /** The call's time was up. */
        OUT_OF_TIME,
        /** The answer is larger than any that the contract knows. */
        TOO_LARGE,
        /** The client was closed. */
        CLOSED,
        /** The waiting thread was interrupted; its flag is set again. */
        INTERRUPTED
    }

    private final Reason reason;
    private final boolean sent;

    ExchangeException(Reason reason, boolean sent, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.sent = sent;
    }

    Reason reason() {
        return reason;
    }

    /** Whether some attempt of the request may have reached the server. */
    boolean sent() {
        return sent;
    }

    /** Whether another attempt may fare better. */
    boolean passing() {
        return reason == Reason.CONNECTION;
    }

    ExchangeException after(boolean earlierSent) {
        if (sent || !earlierSent) {
            return this;
        }
        return new ExchangeException(reason, true, String.valueOf(getMessage()), this);
    }
}
