package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.Job;
import dev.tributary.benchmarks.contender.RunningContender;
import java.time.Duration;
import java.util.Map;

/** One contender copies a full topic although its process is killed on the way, each time started anew at once. */
final class KillRun {

    private static final double MEGA = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Contender contender;
    private final Job job;
    private final int kills;
    private final Duration timeout;

    KillRun(Contender contender, Job job, int kills, Duration timeout) {
        this.contender = contender;
        this.job = job;
        this.kills = kills;
        this.timeout = timeout;
    }

    /** What was measured. The contender has ended. */
    CopyOutcome measure() {
        long start = System.nanoTime();
        RunningContender running = contender.start(job);
        try (TailProgress progress = new TailProgress(
                job.internal(), running.internalTopic(), job.shape().partitions())) {
            Watch watch = new Watch(progress, job.records(), timeout);
            for (int kill = 1; kill <= kills; kill++) {
                watch.awaitShare(kill / (kills + 1.0), running.process());
                running.process().kill();
                running = contender.start(job);
            }
            watch.awaitAllPerhaps(running.process());
            for (long arrived = progress.exactly(); arrived < job.records(); arrived = progress.exactly()) {
                watch.requireProgress(arrived, running.process());
                watch.pause(running.process());
                watch.awaitAllPerhaps(running.process());
            }
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            double bytes = (double) job.records() * job.shape().recordBytes();
            return new CopyOutcome(
                    running.internalTopic(), Map.of(Metric.COLD_MEGABYTES_PER_SECOND, bytes / MEGA / seconds));
        } finally {
            running.process().stop();
        }
    }
}
