package dev.tributary.sdk.internal.http;

import dev.tributary.api.model.ApiHeaders;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request as the wrappers see it. The body is held in memory, so that an attempt can be repeated.
 *
 * @param method the HTTP method
 * @param url the full address
 * @param headers the headers so far; wrappers add theirs
 * @param body the JSON document, or null for none
 * @param effect what it does to the server
 * @param access whether it goes with a token
 * @param deadline when the whole call, all attempts together, gives up
 */
record ApiRequest(
        String method,
        HttpUrl url,
        Headers headers,
        @Nullable ByteString body,
        Effect effect,
        Access access,
        Deadline deadline) {

    /** Whether a request carries a token. */
    enum Access {
        WITH_TOKEN,
        OPEN
    }

    ApiRequest withHeader(String name, String value) {
        Headers changed = headers.newBuilder().set(name, value).build();
        return new ApiRequest(method, url, changed, body, effect, access, deadline);
    }

    boolean reads() {
        return effect == Effect.READS;
    }

    /** Whether it does no harm to send it again although an earlier attempt may have arrived. */
    boolean repeatable() {
        return reads() || effect == Effect.CHANGES_ONCE || headers.get(ApiHeaders.IDEMPOTENCY_KEY) != null;
    }

    /** Method and path, as messages and logs name a request: without the query, the headers and the body. */
    String name() {
        return method + " " + url.encodedPath();
    }

    /** {@link #name()}: a record's own text would show the token. */
    @Override
    public String toString() {
        return name();
    }
}
