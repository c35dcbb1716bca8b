package dev.tributary.sdk.internal.http;

import java.time.Duration;

/** The moment at which a call, a login or a wait gives up. Immutable. */
public final class Deadline {
    private final Time time;
    private final long endNanos;
    private final Duration budget;

    private Deadline(Time time, Duration budget) {
        this.time = time;
        this.endNanos = time.nanos() + budget.toNanos();
        this.budget = budget;
    }

    /** The deadline that lies {@code budget} ahead of now. */
    public static Deadline in(Duration budget, Time time) {
        return new Deadline(time, budget);
    }

    /** What is left; zero once it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - time.nanos()));
    }

    /** Whether it has passed. */
    public boolean passed() {
        return remaining().isZero();
    }

    /** The time that was given at the start. */
    public Duration budget() {
        return budget;
    }
}
