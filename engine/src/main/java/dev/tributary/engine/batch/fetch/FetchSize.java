package dev.tributary.engine.batch.fetch;

/**
 * How much is asked of one broker at a time, and over how many lines. Every request has a price, so an answer should
 * bring a few batches of each partition; over a long way only large ones keep a line busy, because the next request
 * cannot be sent before the answer has come. So the size doubles while full answers are waited for, and halves when
 * they are there before anybody wants them. No line carries more than a window of its protocol in each round trip,
 * whatever is asked for, so where the way is long and the largest answers are still waited for, lines are added. How
 * long the way is shows the answer whose first bytes came soonest. Where the way is narrow, no more is asked for than
 * comes in time.
 */
final class FetchSize {
    /** Room for everything in an answer that is not records. */
    static final int OVERHEAD_BYTES = 32 << 10;

    private static final int SMALLEST = 64 << 10;
    static final int USUAL = 4 << 20;
    static final int LARGEST = 16 << 20;

    /** From here on it is the way that takes the time, not the brokers or the processors. */
    static final long LONG_WAY_MS = 8;

    /** While programs and brokers are cold, a short way looks long. */
    static final int ENOUGH_ANSWERS = 8;

    /** Each costs a connection and memory for what it brings. */
    static final int MOST_LINES = 4;

    /** Besides what is under way on each line, as much again is being written and as much is waiting for its turn. */
    private static final int BESIDES_LINES = 2;

    /**
     * Over many lines now and then an answer comes while another is dealt with; only when so many in a row do, fewer
     * lines would bring as much.
     */
    static final int NOT_WAITED_FOR = 8;

    /** A client that waits for longer than an answer has throws away what has come of it and begins anew. */
    private static final double SAFE_PART_OF_TIMEOUT = 0.5;

    private static final double DANGEROUS_PART_OF_TIMEOUT = 0.75;
    /** Twice as long as Kafka's own consumer waits by default. */
    private static final int LONGEST_TIMEOUT_MS = 60_000;

    private final int usualTimeoutMs;
    private int timeoutMs;
    private int affordableBytes = LARGEST;
    private int lines = 1;
    private int notWaitedFor;
    private int answers;
    private long wayMs = Long.MAX_VALUE;
    private int memoryBytes;
    private int largestBytes;
    private int usualBytes;

    /**
     * Nothing is known yet.
     *
     * @param timeoutMs how long a broker has for an answer, in milliseconds
     */
    FetchSize(int timeoutMs) {
        this.usualTimeoutMs = timeoutMs;
        this.timeoutMs = timeoutMs;
        this.memoryBytes = USUAL;
        this.usualBytes = USUAL;
        this.largestBytes = LARGEST;
    }

    /** Adapts to the memory there is and to how many brokers share it. */
    void fitInto(long budgetBytes, int brokers) {
        long share = budgetBytes / Math.max(1, brokers);
        largestBytes = powerOfTwo(share / (lines + BESIDES_LINES), LARGEST);
        usualBytes = Math.min(largestBytes, powerOfTwo(share / 6, USUAL));
        memoryBytes = Math.min(affordableBytes, Math.max(usualBytes, Math.min(largestBytes, memoryBytes)));
    }

    /** How long a broker has for an answer, in milliseconds. */
    int timeoutMs() {
        return timeoutMs;
    }

    /**
     * Learns that no answer came in time: perhaps what was asked for is too much for the way there. If so, to ask for
     * as much again would bring as little again, for ever.
     *
     * @param reservedBytes the memory that had been reserved for it
     */
    void timedOut(int reservedBytes) {
        if (reservedBytes == SMALLEST) {
            timeoutMs = (int) Math.max(timeoutMs, Math.min(LONGEST_TIMEOUT_MS, 2L * timeoutMs));
        }
        cameLate(reservedBytes);
    }

    /** Whether an answer that took so long to come, in milliseconds, has almost come too late. */
    boolean isLate(long tookMs) {
        return tookMs > timeoutMs * DANGEROUS_PART_OF_TIMEOUT;
    }

    /**
     * Learns from an answer that almost came too late. Of several that were asked for together, all say the same.
     *
     * @param reservedBytes the memory that had been reserved for it
     */
    void cameLate(int reservedBytes) {
        lines = 1;
        affordableBytes = Math.min(affordableBytes, Math.max(SMALLEST, reservedBytes / 2));
        memoryBytes = Math.min(memoryBytes, affordableBytes);
    }

    /** The memory to reserve for one answer. */
    int memoryBytes() {
        return memoryBytes;
    }

    /** How many bytes of records to ask for. */
    int recordBytes() {
        return memoryBytes - OVERHEAD_BYTES;
    }

    /** Over how many lines to ask. */
    int lines() {
        return lines;
    }

    /** Takes note that one of several lines cannot be had. */
    void oneLineLess() {
        lines = Math.max(1, lines - 1);
        notWaitedFor = 0;
    }

    /** Learns how long it took from a request to the first bytes of its answer, in milliseconds. */
    void wayTook(long firstBytesAfterMs) {
        answers++;
        wayMs = Math.min(wayMs, firstBytesAfterMs);
        if (wayMs < LONG_WAY_MS) {
            lines = 1;
        }
    }

    /** The broker has another address now: what is known of the way is known of the old one. */
    void moved() {
        answers = 0;
        wayMs = Long.MAX_VALUE;
        affordableBytes = LARGEST;
        timeoutMs = usualTimeoutMs;
    }

    private boolean isFar() {
        return answers >= ENOUGH_ANSWERS && wayMs >= LONG_WAY_MS;
    }

    /**
     * Learns from an answer with records.
     *
     * @param recordBytes the bytes of records it brought
     * @param reservedBytes the memory that had been reserved for it
     * @param waited whether there was nothing else to do but wait for it
     * @param tookMs how long it took
     */
    void learn(long recordBytes, int reservedBytes, boolean waited, long tookMs) {
        boolean full = recordBytes >= (reservedBytes - OVERHEAD_BYTES) * 3L / 4;
        notWaitedFor = waited ? 0 : notWaitedFor + 1;
        if (full && waited && (tookMs >= LONG_WAY_MS || memoryBytes < usualBytes)) {
            long onTheWayMs = answers == 0 ? 0 : wayMs;
            long twiceAsMuchTakesMs = onTheWayMs + 2 * (tookMs - onTheWayMs);
            if (twiceAsMuchTakesMs <= timeoutMs * SAFE_PART_OF_TIMEOUT) {
                grow();
            }
        } else if (lines > 1) {
            if (!full || notWaitedFor >= NOT_WAITED_FOR) {
                oneLineLess();
            }
        } else if (!waited) {
            memoryBytes = Math.min(memoryBytes, Math.max(usualBytes, memoryBytes / 2));
        }
    }

    private void grow() {
        if (memoryBytes < largestBytes) {
            memoryBytes = Math.min(largestBytes, memoryBytes * 2);
            affordableBytes = Math.max(affordableBytes, memoryBytes);
            timeoutMs = usualTimeoutMs;
        } else if (isFar()) {
            lines = Math.min(MOST_LINES, lines + 1);
        }
    }

    private static int powerOfTwo(long atMost, int limit) {
        return Integer.highestOneBit((int) Math.max(SMALLEST, Math.min(atMost, limit)));
    }
}
