package dev.tributary.sdk.internal.http;

/** Says who calls and what it understands. */
final class HeadersChannel implements Channel {
    private final Channel next;
    private final String userAgent;

    HeadersChannel(Channel next, String userAgent) {
        this.next = next;
        this.userAgent = userAgent;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        return next.execute(request.withHeader(HeaderNames.USER_AGENT, userAgent)
                .withHeader(HeaderNames.ACCEPT, "application/json")
                // A server or proxy that compresses an answer also rewrites its ETag, and If-Match would never match.
                .withHeader(HeaderNames.ACCEPT_ENCODING, "identity"));
    }
}
