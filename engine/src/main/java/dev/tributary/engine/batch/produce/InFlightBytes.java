package dev.tributary.engine.batch.produce;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many bytes the internal cluster has not acknowledged yet. Safe for use by several threads, of which one may wait.
 */
final class InFlightBytes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();
    private long bytes;
    /** What is waited to be fallen below; 0 when nobody waits. */
    private long awaitedLimit;

    void add(long more) {
        lock.lock();
        try {
            bytes += more;
        } finally {
            lock.unlock();
        }
    }

    void subtract(long less) {
        lock.lock();
        try {
            bytes -= less;
            if (bytes < awaitedLimit) {
                fewer.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    long get() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    void awaitBelow(long limit, long atMostNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMostNanos;
            awaitedLimit = limit;
            while (bytes >= limit && left > 0) {
                left = fewer.awaitNanos(Math.min(left, TimeUnit.HOURS.toNanos(1)));
            }
            awaitedLimit = 0;
        } finally {
            lock.unlock();
        }
    }
}
