package dev.tributary.benchmarks.measure;

import java.util.Arrays;

/** The time each record took, exact, in the order of arrival. Not safe for use by several threads. */
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] nanos;
    private int count;

    Latencies(int capacity) {
        this.nanos = new long[capacity];
    }

    void add(long tookNanos) {
        nanos[count] = tookNanos;
        count++;
    }

    /**
     * The smallest time that so many of the records did not exceed.
     *
     * @param share above 0 and at most 1
     * @return milliseconds
     */
    double percentileMillis(double share) {
        if (count == 0) {
            throw new IllegalStateException("No record has arrived");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * count);
        return sorted[Math.max(1, rank) - 1] / NANOS_PER_MILLI;
    }
}
