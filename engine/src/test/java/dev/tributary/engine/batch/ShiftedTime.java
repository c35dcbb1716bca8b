package dev.tributary.engine.batch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * The machine's time, set forward now and then; its nanoseconds can stand still in between, and the time of day can be
 * set back.
 */
public final class ShiftedTime implements Time {
    private static final long NANOS_PER_MS = 1_000_000;

    private final AtomicLong aheadMs = new AtomicLong();
    private final AtomicLong setBackMs = new AtomicLong();
    private volatile @Nullable Long heldNanos;

    /**
     * Nanoseconds pass only as {@link #pass} says from now on, so nothing that is measured in them is ever too late.
     */
    public void holdNanoseconds() {
        heldNanos = nanoseconds() - aheadMs.get() * NANOS_PER_MS;
    }

    public void pass(long ms) {
        aheadMs.addAndGet(ms);
    }

    /** Sets the time of day back, which no nanosecond shows. */
    public void setBack(long ms) {
        setBackMs.addAndGet(ms);
    }

    @Override
    public long milliseconds() {
        return Time.SYSTEM.milliseconds() + aheadMs.get() - setBackMs.get();
    }

    @Override
    public long nanoseconds() {
        Long held = heldNanos;
        return (held == null ? Time.SYSTEM.nanoseconds() : held) + aheadMs.get() * NANOS_PER_MS;
    }

    @Override
    public void sleep(long ms) {
        Time.SYSTEM.sleep(ms);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        Time.SYSTEM.waitObject(monitor, condition, deadlineMs - aheadMs.get() + setBackMs.get());
    }
}
