package dev.tributary.sdk.internal.http;

import java.util.concurrent.atomic.AtomicBoolean;

/** Lets requests pass until the client is closed. */
final class OpenClientChannel implements Channel {
    private final Channel next;
    private final AtomicBoolean closed;

    OpenClientChannel(Channel next, AtomicBoolean closed) {
        this.next = next;
        this.closed = closed;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        check(request);
        return next.execute(request);
    }

    /**
     * Checks whether a request may pass, and sends nothing.
     *
     * @throws IllegalStateException if the client is closed
     */
    void check(ApiRequest request) {
        if (closed.get()) {
            throw new IllegalStateException("the client is closed: make a new one for " + request.name());
        }
    }
}
