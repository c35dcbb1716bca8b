package dev.tributary.sdk.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * An answer as a value.
 *
 * @param value the body
 * @param etag the version header, or null
 * @param requestId the name of the request in the server's log, or null
 */
public record Decoded<T>(
        T value, @Nullable String etag, @Nullable String requestId) {}
