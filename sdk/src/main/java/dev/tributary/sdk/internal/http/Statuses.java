package dev.tributary.sdk.internal.http;

/** What the HTTP statuses mean to this client, in one place. */
final class Statuses {
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int REQUEST_TIMEOUT = 408;
    static final int CONFLICT = 409;
    static final int PRECONDITION_FAILED = 412;
    static final int UNPROCESSABLE = 422;
    static final int TOO_MANY_REQUESTS = 429;
    static final int BAD_GATEWAY = 502;
    static final int UNAVAILABLE = 503;
    static final int GATEWAY_TIMEOUT = 504;

    private Statuses() {}

    /** A gateway gave up on the server behind it, which may or may not have acted. */
    static boolean lostBehindGateway(int status) {
        return status == BAD_GATEWAY || status == GATEWAY_TIMEOUT;
    }

    /** The answer is about this attempt only and says nothing of an earlier one. */
    static boolean turnedAwayUnread(int status) {
        return status == UNAUTHORIZED
                || status == FORBIDDEN
                || status == REQUEST_TIMEOUT
                || status == TOO_MANY_REQUESTS
                || status >= 500;
    }

    /** The reason may pass by itself. */
    static boolean passing(int status) {
        return status == REQUEST_TIMEOUT
                || status == TOO_MANY_REQUESTS
                || status == UNAVAILABLE
                || lostBehindGateway(status);
    }
}
