package dev.tributary.runtime.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so many writers at the database at a time and the others wait in the order they came. Without it, callers who
 * change one source at once would fight for connections: some would starve although the store answers, and readers
 * would find every connection taken by a writer that waits for another. Safe for use by several threads.
 */
final class WriterQueue {
    private final String place;
    private final Duration longestWait;
    private final Semaphore turns;

    /**
     * Creates a queue.
     *
     * @param writers how many may write at a time
     * @param longestWait how long a writer waits for its turn
     */
    WriterQueue(String place, int writers, Duration longestWait) {
        this.place = place;
        this.longestWait = longestWait;
        this.turns = new Semaphore(writers, true);
    }

    /** Does the work when its turn has come. */
    <T> T inTurn(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreException.Unavailable(
                        "the store " + place + " is busy: " + turns.getQueueLength()
                                + " writers have been waiting for up to " + longestWait.toSeconds() + " s",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Unavailable("interrupted while waiting to write to the store " + place, e);
        }
    }
}
