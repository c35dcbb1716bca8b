package dev.tributary.engine.replication;

import dev.tributary.engine.status.EngineClock;
import java.time.Duration;
import java.time.Instant;

/** Stands still until it is moved. */
final class HandClock implements EngineClock {
    private long nanos;

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
