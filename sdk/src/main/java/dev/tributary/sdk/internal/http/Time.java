package dev.tributary.sdk.internal.http;

import java.time.Duration;
import java.time.Instant;

/** The clock and the sleeper of the client, so that a test decides what time it is. Safe for use by many threads. */
public interface Time {

    /** The time of day, to read dates that a server sends. */
    Instant now();

    /** Nanoseconds since some fixed moment: never jumps, measures durations. */
    long nanos();

    /** Waits. Ends early only by an interrupt. */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own time. */
    static Time system() {
        return new SystemTime();
    }
}
