package dev.tributary.sdk.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until somebody sleeps or the test moves it. Safe for use by many threads. */
public final class FakeTime implements Time {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private long nanos;
    private boolean interruptsSleepers;

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (interruptsSleepers || Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        nanos += duration.toNanos();
    }

    /** Lets time pass. */
    public synchronized void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    /** From now on every sleep is interrupted. */
    public synchronized void interruptSleepers() {
        interruptsSleepers = true;
    }

    /** Every pause that was slept, in order. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
