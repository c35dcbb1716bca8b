package dev.tributary.engine.replication;

import dev.tributary.engine.status.EngineClock;
import java.time.Duration;

/** Remembers a failure until what failed is seen to work, or has not failed again for so long that it does. */
final class LastFailure {
    private static final Duration WELL_AFTER = Duration.ofSeconds(10);

    private final EngineClock clock;
    private boolean present;
    private long nanos;

    LastFailure(EngineClock clock) {
        this.clock = clock;
    }

    void isNow() {
        present = true;
        nanos = clock.nanos();
    }

    /** Whether there is one, and it is so long ago that it does not count any more. */
    boolean isOld() {
        return present && clock.nanos() - nanos > WELL_AFTER.toNanos();
    }

    /** Forgets it; returns whether there was one. */
    boolean forget() {
        boolean was = present;
        present = false;
        return was;
    }
}
