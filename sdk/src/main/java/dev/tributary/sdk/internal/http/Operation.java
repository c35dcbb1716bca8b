package dev.tributary.sdk.internal.http;

import dev.tributary.api.model.ApiHeaders;
import dev.tributary.sdk.internal.http.ApiRequest.Access;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API as its caller states it, before it meets a host. Immutable; each method gives a changed
 * copy.
 */
public final class Operation {
    /** A query parameter. */
    record Parameter(String name, String value) {}

    private final String method;
    private final String path;
    private final List<Parameter> query;
    private final Headers headers;
    private final @Nullable Object body;
    private final Effect effect;
    private final Access access;

    private Operation(
            String method,
            String path,
            List<Parameter> query,
            Headers headers,
            @Nullable Object body,
            Effect effect,
            Access access) {
        this.method = method;
        this.path = path;
        this.query = List.copyOf(query);
        this.headers = headers;
        this.body = body;
        this.effect = effect;
        this.access = access;
    }

    /** An operation that reads. */
    public static Operation get(String path) {
        return start("GET", path, Effect.READS);
    }

    /** An operation that adds or acts. */
    public static Operation post(String path) {
        return start("POST", path, Effect.CHANGES);
    }

    /** An operation that replaces. */
    public static Operation put(String path) {
        return start("PUT", path, Effect.CHANGES);
    }

    /** An operation that deletes. */
    public static Operation delete(String path) {
        return start("DELETE", path, Effect.CHANGES);
    }

    private static Operation start(String method, String path, Effect effect) {
        return new Operation(method, path, List.of(), Headers.EMPTY, null, effect, Access.WITH_TOKEN);
    }

    /** Adds a query parameter; a null value leaves it out. */
    public Operation query(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value.toString()));
        return new Operation(method, path, more, headers, body, effect, access);
    }

    /** Sends a value of the model as JSON, or bytes as they are. */
    public Operation body(Object value) {
        return new Operation(method, path, query, headers, value, effect, access);
    }

    /** Asks the server to refuse the change unless the object still has this version. */
    public Operation ifMatch(String version) {
        return header(ApiHeaders.IF_MATCH, version);
    }

    /** Lets the server recognise a repetition by this key. */
    public Operation idempotencyKey(String key) {
        return header(ApiHeaders.IDEMPOTENCY_KEY, key).effect(Effect.CHANGES_ONCE_PER_KEY);
    }

    /** Says what it does to the server, where the method alone does not tell. */
    public Operation effect(Effect value) {
        return new Operation(method, path, query, headers, body, value, access);
    }

    /** Sends no token. */
    public Operation open() {
        return new Operation(method, path, query, headers, body, effect, Access.OPEN);
    }

    private Operation header(String name, String value) {
        Headers more = headers.newBuilder().set(name, value).build();
        return new Operation(method, path, query, more, body, effect, access);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    List<Parameter> query() {
        return query;
    }

    Headers headers() {
        return headers;
    }

    @Nullable Object body() {
        return body;
    }

    Effect effect() {
        return effect;
    }

    Access access() {
        return access;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
