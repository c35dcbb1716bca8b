package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.process.BenchmarkException;
import dev.tributary.benchmarks.process.ChildProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for the progress of a contender, but neither for ever nor for a process that has ended. */
final class Watch {

    private static final int WATCH_MILLIS = 20;
    /** Far longer than any start takes. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(4);

    private final Progress progress;
    private final long records;
    private final Duration timeout;
    private final long deadlineNanos;
    private long arrived = -1;
    private long arrivedNanos = System.nanoTime();

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
        long wanted = (long) (records * share);
        for (long now = progress.atMost(); now < wanted; now = progress.atMost()) {
            requireProgress(now, process);
            pause(process);
        }
    }

    /**
     * A contender may have stopped working without ending.
     *
     * @param now how many records have arrived
     */
    void requireProgress(long now, ChildProcess process) {
        if (now != arrived) {
            arrived = now;
            arrivedNanos = System.nanoTime();
        } else if (System.nanoTime() - arrivedNanos > STUCK_AFTER.toNanos()) {
            throw process.failed("has copied " + progress.exactly() + " of " + records + " records, and nothing for "
                    + STUCK_AFTER.toMinutes() + " minutes");
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
