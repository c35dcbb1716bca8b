package dev.tributary.engine.status;

import java.time.Instant;

/** Time that stands still until it is moved. */
final class TestClock implements EngineClock {
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    void advanceSeconds(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return now.getEpochSecond() * 1_000_000_000L;
    }
}
