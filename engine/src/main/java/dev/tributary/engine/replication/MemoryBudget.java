package dev.tributary.engine.replication;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bytes that all sources of a worker may hold together, divided fairly: each gets the same share, which shrinks
 * when a source joins and grows when one leaves. Safe for use by several threads.
 */
final class MemoryBudget {
    private final long totalBytes;
    private final AtomicInteger sharers = new AtomicInteger();

    MemoryBudget(long totalBytes) {
        this.totalBytes = totalBytes;
    }

    /** Takes part from now on. */
    void join() {
        sharers.incrementAndGet();
    }

    /** Takes part no more. */
    void leave() {
        sharers.decrementAndGet();
    }

    /** The bytes of the whole worker. */
    long totalBytes() {
        return totalBytes;
    }

    /** The bytes that each source may hold now. */
    long shareBytes() {
        return totalBytes / Math.max(1, sharers.get());
    }
}
