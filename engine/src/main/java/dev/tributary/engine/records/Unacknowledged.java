package dev.tributary.engine.records;

import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.path.RecordRefusedException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and not answered yet, the first record that was refused for good, and whether a record has lost its
 * time. Safe for several threads.
 */
final class Unacknowledged {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition less = lock.newCondition();
    private long bytes;
    private @Nullable RecordRefusedException refusal;

    void add(long more) {
        lock.lock();
        try {
            bytes += more;
        } finally {
            lock.unlock();
        }
    }

    void remove(long acknowledged) {
        lock.lock();
        try {
            bytes -= acknowledged;
            less.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void failed(TopicPartition external, long offset, Exception failure) {
        lock.lock();
        try {
            // Later failures are mostly consequences of the first.
            if (refusal == null && isForGood(failure)) {
                refusal = new RecordRefusedException(external, offset, failure);
            }
        } finally {
            lock.unlock();
        }
    }

    void forgetRefusal() {
        lock.lock();
        try {
            refusal = null;
        } finally {
            lock.unlock();
        }
    }

    @Nullable RecordRefusedException refusal() {
        lock.lock();
        try {
            return refusal;
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    void awaitBelow(long limit, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (bytes >= limit && left > 0) {
                left = less.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean isForGood(Exception failure) {
        return Failures.cause(failure, RecordTooLargeException.class).isPresent()
                || Failures.cause(failure, RecordBatchTooLargeException.class).isPresent()
                || Failures.cause(failure, InvalidTimestampException.class).isPresent()
                || Failures.cause(failure, InvalidRecordException.class).isPresent();
    }
}
