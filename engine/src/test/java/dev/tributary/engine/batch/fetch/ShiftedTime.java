package dev.tributary.engine.batch.fetch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** The machine's time, set forward now and then. */
final class ShiftedTime implements Time {
    private final AtomicLong aheadMs = new AtomicLong();

    void pass(long ms) {
        aheadMs.addAndGet(ms);
    }

    @Override
    public long milliseconds() {
        return Time.SYSTEM.milliseconds() + aheadMs.get();
    }

    @Override
    public long nanoseconds() {
        return Time.SYSTEM.nanoseconds() + aheadMs.get() * 1_000_000;
    }

    @Override
    public void sleep(long ms) {
        Time.SYSTEM.sleep(ms);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        Time.SYSTEM.waitObject(monitor, condition, deadlineMs - aheadMs.get());
    }
}
