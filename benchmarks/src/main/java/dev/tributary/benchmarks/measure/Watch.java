package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.process.BenchmarkException;
import dev.tributary.benchmarks.process.ChildProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for the progress of a contender, but neither for ever nor for a process that has ended. */
final class Watch {

    private static final int WATCH_MILLIS = 20;

    private final Progress progress;
    private final long records;
    private final Duration timeout;
    private final long deadlineNanos;

    /**
     * Begins to watch; the time runs from now.
     *
     * @param records how many records there are
     */
    Watch(Progress progress, long records, Duration timeout) {
        this.progress = progress;
        this.records = records;
        this.timeout = timeout;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /** Returns when about this share of the records has arrived. */
    void awaitShare(double share, ChildProcess process) {
        while (progress.atMost() < (long) (records * share)) {
            pause(process);
        }
    }

    /** Returns when all may have arrived; whether they have, {@link Progress#exactly} tells. */
    void awaitAllPerhaps(ChildProcess process) {
        awaitShare(1, process);
    }

    /** Lets a little time pass. */
    void pause(ChildProcess process) {
        if (!process.isAlive()) {
            throw process.ended();
        }
        if (System.nanoTime() > deadlineNanos) {
            throw process.failed("has copied " + progress.exactly() + " of " + records + " records in "
                    + timeout.toSeconds() + " s");
        }
        try {
            TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while watching a contender", e);
        }
    }
}
