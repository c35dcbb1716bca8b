package dev.tributary.runtime.service;

/**
 * A result and the version of the source afterwards.
 *
 * @param value the result
 * @param version the source's ETag
 */
public record Versioned<T>(T value, long version) {}
