package dev.tributary.engine.replication;

import dev.tributary.engine.status.EngineClock;
import java.time.Duration;

/** Remembers a failure until what failed is seen to work, or has not failed again for so long that it does. */
final class LastFailure {
    private final EngineClock clock;
    private final Duration wellAfter;
    private boolean present;
    private long nanos;

    LastFailure(EngineClock clock, Duration wellAfter) {
        this.clock = clock;
        this.wellAfter = wellAfter;
    }

    void isNow() {
        present = true;
        nanos = clock.nanos();
    }

    /** Whether there is one, and it is so long ago that it does not count any more. */
    boolean isOld() {
        return present && clock.nanos() - nanos > wellAfter.toNanos();
    }

    /** Forgets it; returns whether there was one. */
    boolean forget() {
        boolean was = present;
        present = false;
        return was;
    }
}
