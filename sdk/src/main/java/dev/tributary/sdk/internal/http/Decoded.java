package dev.tributary.sdk.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * An answer as a value.
 *
 * @param value the body
 * @param etag the version header, or null
 */
public record Decoded<T>(T value, @Nullable String etag) {}
