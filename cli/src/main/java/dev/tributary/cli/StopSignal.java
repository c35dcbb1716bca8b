package dev.tributary.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a command end in good order on Ctrl-C or SIGTERM: the JVM waits until the command has closed everything, this
 * signal last. Open it first. The request may come from any thread; the rest belongs to the thread of the command.
 */
public final class StopSignal implements AutoCloseable {

    private final Duration grace;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean hooked = new AtomicBoolean(true);
    private final Thread hook = new Thread(this::stopAndWait, "stop-signal");

    private StopSignal(Duration grace) {
        this.grace = grace;
    }

    /**
     * Listens for the end of the process from now on.
     *
     * @param grace how long the JVM waits, once asked to end, until the command has closed everything
     */
    public static StopSignal install(Duration grace) {
        StopSignal signal = new StopSignal(grace);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Whether the command shall end. */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Asks the command to end. */
    public void request() {
        requested.countDown();
    }

    /**
     * Waits for a request to end.
     *
     * @param longest how long at most
     * @return whether the command shall end
     */
    public boolean await(Duration longest) {
        try {
            return requested.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits for a request to end, however long it takes. */
    public void await() {
        try {
            requested.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the JVM that everything is closed. */
    @Override
    public void close() {
        closed.countDown();
        if (!isRequested() && hooked.compareAndSet(true, false)) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** What the JVM does on its way out. */
    void stopAndWait() {
        hooked.set(false);
        request();
        try {
            if (!closed.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("error: not everything ended within " + grace.toSeconds() + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
