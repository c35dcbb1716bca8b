package dev.tributary.engine.batch.net;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/**
 * A time whose milliseconds pass as its nanoseconds do: they begin at the time of day and never follow it when somebody
 * sets it. Kafka's network classes, and we, measure timeouts, waits and silences in milliseconds; by the time of day
 * all of them would last as much longer as it is set back. No time of day for others. Safe for use by several threads.
 */
public final class SteadyTime implements Time {
    private final Time time;
    private final long startMs;
    private final long startNanos;

    private SteadyTime(Time time) {
        this.time = time;
        this.startMs = time.milliseconds();
        this.startNanos = time.nanoseconds();
    }

    /** This time made steady; itself when it is. */
    public static SteadyTime of(Time time) {
        return time instanceof SteadyTime steady ? steady : new SteadyTime(time);
    }

    @Override
    public long milliseconds() {
        return startMs + TimeUnit.NANOSECONDS.toMillis(time.nanoseconds() - startNanos);
    }

    @Override
    public long nanoseconds() {
        return time.nanoseconds();
    }

    @Override
    public void sleep(long ms) {
        time.sleep(ms);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        time.waitObject(monitor, condition, time.milliseconds() + deadlineMs - milliseconds());
    }
}
