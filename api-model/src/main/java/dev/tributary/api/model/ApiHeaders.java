package dev.tributary.api.model;

/** The names of the HTTP headers that the API gives a meaning to. */
public final class ApiHeaders {
    /** Names one request in answers and logs; made by the server when the client sends none. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** A repeated create with the same key gets the first answer. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** The version of the source that an answer shows. */
    public static final String ETAG = "ETag";

    /** The version that a write expects to find. */
    public static final String IF_MATCH = "If-Match";

    private ApiHeaders() {}
}
