package dev.tributary.engine.replication;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before trying again: longer with each failure in a row, up to a bound, and never in step. */
final class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final Duration first;
    private final Duration most;
    private final DoubleSupplier random;
    private int failures;

    /**
     * A backoff without failures.
     *
     * @param random gives numbers from 0 to 1
     */
    Backoff(Duration first, Duration most, DoubleSupplier random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** Notes a failure and says how long to wait: half of the full wait, and a random part of the other half. */
    Duration afterFailure() {
        long doublings = 1L << Math.min(failures, MAX_DOUBLINGS);
        failures++;
        long full = Math.min(most.toNanos(), Math.multiplyExact(first.toNanos(), doublings));
        return Duration.ofNanos(full / 2 + (long) (full / 2.0 * random.getAsDouble()));
    }

    /** Notes that it went well. */
    void succeeded() {
        failures = 0;
    }
}
