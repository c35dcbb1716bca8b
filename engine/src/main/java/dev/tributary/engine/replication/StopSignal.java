package dev.tributary.engine.replication;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the threads of one source to let go. Safe for use by several threads. */
final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);

    void request() {
        requested.countDown();
    }

    boolean requested() {
        return requested.getCount() == 0;
    }

    /** Waits so long, or until letting go is asked for. */
    void await(Duration atMost) throws InterruptedException {
        // Whether it was asked for is read elsewhere: here it only ends the wait.
        boolean unused = requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
