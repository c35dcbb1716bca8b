package dev.tributary.engine.status;

import java.time.Instant;

/** Time, given from outside. Safe for use by several threads. */
public interface EngineClock {
    /** The time of day, for people. */
    Instant now();

    /** Nanoseconds of a clock that never goes back, for measuring. */
    long nanos();

    /** The machine's time. */
    static EngineClock system() {
        return new EngineClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
