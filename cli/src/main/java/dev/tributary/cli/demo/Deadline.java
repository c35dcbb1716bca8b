package dev.tributary.cli.demo;

import java.time.Duration;

/** A moment after which a piece of work has taken too long. */
final class Deadline {

    private final Duration budget;
    private final long endNanos;

    private Deadline(Duration budget) {
        this.budget = budget;
        this.endNanos = System.nanoTime() + budget.toNanos();
    }

    static Deadline in(Duration budget) {
        return new Deadline(budget);
    }

    /** What is left, at least a millisecond, so that it can be handed to calls that take no less. */
    Duration left() {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    /** What is left, but not more than {@code most}. */
    Duration left(Duration most) {
        Duration left = left();
        return left.compareTo(most) < 0 ? left : most;
    }

    boolean passed() {
        return System.nanoTime() - endNanos >= 0;
    }

    /** Throws when the moment has passed. */
    void check(String doing) {
        if (passed()) {
            throw new VerificationTimeoutException(
                    "Not done within " + budget.toSeconds() + " seconds; it was still " + doing);
        }
    }
}
