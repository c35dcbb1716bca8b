package dev.tributary.engine.batch.fetch;

/**
 * How much is asked of one broker at a time. Every request has a price, so an answer should bring a few batches of each
 * partition; over a long way only large ones keep the line busy, because the next request cannot be sent before the
 * answer has come. So the size doubles while full answers are waited for, and halves when they are there before anybody
 * wants them.
 */
final class FetchSize {
    /** Room for everything in an answer that is not records. */
    static final int OVERHEAD_BYTES = 32 << 10;

    static final int SMALLEST = 64 << 10;
    static final int USUAL = 4 << 20;
    static final int LARGEST = 16 << 20;

    /** From here on it is the way that takes the time, not the brokers or the processors. */
    private static final long LONG_WAY_MS = 8;

    private int memoryBytes;
    private int largestBytes;
    private int usualBytes;

    FetchSize() {
        this.memoryBytes = USUAL;
        this.usualBytes = USUAL;
        this.largestBytes = LARGEST;
    }

    /** Adapts to the memory there is and to how many brokers share it. */
    void fitInto(long budgetBytes, int brokers) {
        largestBytes = powerOfTwo(budgetBytes / (3L * Math.max(1, brokers)), LARGEST);
        usualBytes = powerOfTwo(budgetBytes / (6L * Math.max(1, brokers)), USUAL);
        memoryBytes = Math.max(usualBytes, Math.min(largestBytes, memoryBytes));
    }

    /** The memory to reserve for one answer. */
    int memoryBytes() {
        return memoryBytes;
    }

    /** How many bytes of records to ask for. */
    int recordBytes() {
        return memoryBytes - OVERHEAD_BYTES;
    }

    /**
     * Learns from an answer.
     *
     * @param recordBytes the bytes of records it brought
     * @param waited whether there was nothing else to do but wait for it
     * @param tookMs how long it took
     */
    void learn(long recordBytes, boolean waited, long tookMs) {
        boolean full = recordBytes >= recordBytes() * 3L / 4;
        if (full && waited && tookMs >= LONG_WAY_MS) {
            memoryBytes = Math.min(largestBytes, memoryBytes * 2);
        } else if (!waited) {
            memoryBytes = Math.max(usualBytes, memoryBytes / 2);
        }
    }

    private static int powerOfTwo(long atMost, int limit) {
        return Integer.highestOneBit((int) Math.max(SMALLEST, Math.min(atMost, limit)));
    }
}
