package dev.tributary.engine.replication;

import dev.tributary.engine.EngineSettings;

/**
 * How much goes into one transaction. When the internal cluster is too slow to take a transaction before its timeout,
 * the next is half as large, so that even a very slow cluster gets ahead; each success lets it grow again. Used by the
 * source's loop only.
 */
final class Pace {
    static final long SMALLEST_BYTES = 16L << 10;

    private final EngineSettings settings;
    private final MemoryBudget budget;
    private long maxBytes;

    Pace(EngineSettings settings, MemoryBudget budget) {
        this.settings = settings;
        this.budget = budget;
        this.maxBytes = settings.transactionMaxBytes();
    }

    /** Whether a transaction has come to its bound in bytes or time. */
    boolean isFull(long bytes, long ageNanos) {
        return bytes >= maxBytes() || ageNanos >= settings.commitInterval().toNanos();
    }

    /** How many bytes a transaction may hold now. */
    long maxBytes() {
        return Math.min(maxBytes, Math.max(SMALLEST_BYTES, budget.shareBytes()));
    }

    /** How many bytes may be under way to the internal cluster before reading waits. */
    long maxBytesInFlight() {
        // The other half of the share is for what is being read meanwhile.
        return Math.min(maxBytes(), Math.max(SMALLEST_BYTES, budget.shareBytes() / 2));
    }

    void committed() {
        maxBytes = Math.min(settings.transactionMaxBytes(), maxBytes * 2);
    }

    void tooSlow() {
        maxBytes = Math.max(Math.min(SMALLEST_BYTES, settings.transactionMaxBytes()), maxBytes / 2);
    }
}
