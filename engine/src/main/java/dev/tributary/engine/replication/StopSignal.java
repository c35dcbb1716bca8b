package dev.tributary.engine.replication;

import java.util.concurrent.CountDownLatch;

/** Tells the threads of one source to let go. Safe for use by several threads. */
final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);

    void request() {
        requested.countDown();
    }

    boolean requested() {
        return requested.getCount() == 0;
    }

    void await() throws InterruptedException {
        requested.await();
    }
}
