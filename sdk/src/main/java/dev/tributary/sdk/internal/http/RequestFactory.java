package dev.tributary.sdk.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.api.model.TributaryJson;
import java.time.Duration;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Turns an operation into a request to one host, with a deadline that starts to run now. */
final class RequestFactory {
    private final HttpUrl host;
    private final Duration callTimeout;
    private final Time time;

    RequestFactory(HttpUrl host, Duration callTimeout, Time time) {
        this.host = host;
        this.callTimeout = callTimeout;
        this.time = time;
    }

    RequestFactory withCallTimeout(Duration timeout) {
        return new RequestFactory(host, timeout, time);
    }

    Duration callTimeout() {
        return callTimeout;
    }

    ApiRequest create(Operation operation) {
        return new ApiRequest(
                operation.method(),
                url(operation),
                operation.headers(),
                body(operation.body()),
                operation.effect(),
                operation.access(),
                Deadline.in(callTimeout, time));
    }

    private HttpUrl url(Operation operation) {
        String base = host.toString();
        String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        HttpUrl.Builder url = HttpUrl.get(prefix + operation.path()).newBuilder();
        operation.query().forEach(parameter -> url.addQueryParameter(parameter.name(), parameter.value()));
        return url.build();
    }

    private @Nullable ByteString body(@Nullable Object value) {
        if (value == null || value instanceof ByteString) {
            return (ByteString) value;
        }
        try {
            return ByteString.of(TributaryJson.mapper().writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }
}
