package dev.tributary.sdk.internal.http;

/** Lets requests pass until the client is closed. */
final class OpenClientChannel implements Channel {
    private final Channel next;
    private volatile boolean closed;

    OpenClientChannel(Channel next) {
        this.next = next;
    }

    void close() {
        closed = true;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        if (closed) {
            throw new IllegalStateException("the client is closed: make a new one for " + request.name());
        }
        return next.execute(request);
    }
}
