package dev.tributary.terraform.rpc;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads of a server. None keeps the process alive. Safe for use by several threads. */
final class Workers implements ThreadFactory {

    /** One thread for each call that may be open and some for calls that are over but have not noticed yet. */
    private static final int MAX_CALLS = 2 * Connection.MAX_STREAMS;

    private static final int IDLE_SECONDS = 10;

    private final ExecutorService calls =
            new ThreadPoolExecutor(0, MAX_CALLS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this);

    private @Nullable ScheduledExecutorService timer;

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "rpc");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns whether there is a thread for {@code work}. */
    boolean start(Runnable work) {
        try {
            calls.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /**
     * Runs something later, for calls whose caller does not wait for ever: few do, so the timer is made for the first.
     */
    synchronized Future<?> later(long nanos, Runnable work) {
        if (timer == null) {
            ScheduledThreadPoolExecutor made = new ScheduledThreadPoolExecutor(1, this);
            made.setRemoveOnCancelPolicy(true);
            timer = made;
        }
        return timer.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }

    /** Interrupts all calls and waits for their end, but not for long. */
    void end(int maxSeconds) throws InterruptedException {
        calls.shutdownNow();
        synchronized (this) {
            if (timer != null) {
                timer.shutdownNow();
            }
        }
        calls.awaitTermination(maxSeconds, TimeUnit.SECONDS);
    }
}
