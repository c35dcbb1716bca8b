package dev.tributary.runtime.auth;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a few do costly work at a time, some wait for their turn, and refuses more at once. Safe for several threads.
 */
final class Turns {
    private final Semaphore turns;
    private final Semaphore places;
    private final Duration longestWait;

    Turns(int atOnce, int mostWaiting, Duration longestWait) {
        this.turns = new Semaphore(atOnce, true);
        this.places = new Semaphore(atOnce + mostWaiting);
        this.longestWait = longestWait;
    }

    /**
     * Does the work when its turn has come.
     *
     * @throws BusyException when too many wait already, or the wait took too long; the work was not done
     */
    void take(Runnable work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            await();
            try {
                work.run();
            } finally {
                turns.release();
            }
        } finally {
            places.release();
        }
    }

    private void await() {
        try {
            if (turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw busy();
    }

    private static BusyException busy() {
        return new BusyException("too many secrets are being checked at once");
    }
}
