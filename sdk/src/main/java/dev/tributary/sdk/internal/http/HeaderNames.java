package dev.tributary.sdk.internal.http;

/** The headers that the client writes or reads. */
final class HeaderNames {
    static final String ACCEPT = "Accept";
    static final String ACCEPT_ENCODING = "Accept-Encoding";
    static final String AUTHORIZATION = "Authorization";
    static final String DATE = "Date";
    static final String RETRY_AFTER = "Retry-After";
    static final String USER_AGENT = "User-Agent";

    private HeaderNames() {}
}
