package dev.tributary.sdk.internal.http;

import dev.tributary.api.model.ApiHeaders;
import dev.tributary.sdk.internal.http.ApiRequest.Access;
import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Requests and answers for tests of single wrappers. */
final class Requests {
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

    private Requests() {}

    static ApiRequest read(Time time) {
        return request("GET", Effect.READS, time);
    }

    static ApiRequest change(Time time) {
        return request("POST", Effect.CHANGES, time);
    }

    static ApiRequest keyedChange(Time time) {
        return request("POST", Effect.CHANGES_ONCE_PER_KEY, time).withHeader(ApiHeaders.IDEMPOTENCY_KEY, "key-1");
    }

    private static ApiRequest request(String method, Effect effect, Time time) {
        return new ApiRequest(
                method,
                HttpUrl.get("http://127.0.0.1:1/sources"),
                Headers.EMPTY,
                null,
                effect,
                Access.WITH_TOKEN,
                Deadline.in(CALL_TIMEOUT, time));
    }

    static ApiResponse answer(ApiRequest request, int status, Map<String, String> headers, String body) {
        return new ApiResponse(request, status, Headers.of(headers), ByteString.encodeUtf8(body), false);
    }
}
