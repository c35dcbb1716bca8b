package dev.tributary.runtime.store;

/**
 * What an idempotency key stands for.
 *
 * @param fingerprint of the request that it came with first
 * @param sourceId the source that this request created
 */
public record StoredIdempotencyKey(String fingerprint, String sourceId) {}
