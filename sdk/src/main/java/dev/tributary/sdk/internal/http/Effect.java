package dev.tributary.sdk.internal.http;

/** What a request does to the server, and so whether it may be sent a second time without knowing about the first. */
public enum Effect {
    /** Changes nothing. */
    READS,
    /** Changes something, and the server recognises a repetition by its {@code Idempotency-Key}. */
    CHANGES_ONCE_PER_KEY,
    /** Changes something, and a second arrival finds it done. */
    CHANGES_ONCE,
    /** Changes something, each time it arrives. */
    CHANGES
}
