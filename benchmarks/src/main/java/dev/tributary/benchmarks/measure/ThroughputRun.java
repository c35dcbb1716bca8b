package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.Job;
import dev.tributary.benchmarks.contender.RunningContender;
import dev.tributary.benchmarks.process.ChildProcess;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * One contender copies a full topic. Counted is what happens after the warm-up share has arrived, until all has; the
 * moments are taken where the copy can be seen: at its end, read committed.
 */
final class ThroughputRun {

    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double MEBI = 1 << 20;

    private final Contender contender;
    private final Job job;
    private final BrokerPair brokers;
    private final double warmUpShare;
    private final Duration timeout;

    /**
     * Prepares a run.
     *
     * @param warmUpShare which share of the records is not counted, 0 or more and less than 1
     * @param timeout after which the contender is taken to be stuck
     */
    ThroughputRun(Contender contender, Job job, BrokerPair brokers, double warmUpShare, Duration timeout) {
        this.contender = contender;
        this.job = job;
        this.brokers = brokers;
        this.warmUpShare = warmUpShare;
        this.timeout = timeout;
    }

    /** What was measured. The contender has ended, in good order if it could. */
    CopyOutcome measure() {
        RunningContender running = contender.start(job);
        try (ChildProcess process = running.process();
                Progress progress = progressOf(running)) {
            Meter meter = new Meter(process, brokers);
            Sample start = meter.sample();
            Watch watch = new Watch(progress, job.records(), timeout);
            watch.awaitShare(warmUpShare, process);
            Sample warm = meter.sample();
            long warmRecords = progress.exactly();
            Sample end = awaitAll(watch, progress, process, meter, job.records());
            if (warmRecords >= job.records()) {
                // Too little for a warm-up: all came at once, so all is counted.
                warm = start;
                warmRecords = 0;
            }
            return new CopyOutcome(running.internalTopic(), values(meter, start, warm, warmRecords, end));
        }
    }

    private Progress progressOf(RunningContender running) {
        return contender.role() == Contender.Role.FETCH_ONLY
                ? new GaugeProgress(running.process())
                : new TailProgress(
                        job.internal(), running.internalTopic(), job.shape().partitions());
    }

    /** The sample is taken when all may have arrived, before it is found out whether they have. */
    private static Sample awaitAll(Watch watch, Progress progress, ChildProcess process, Meter meter, long records) {
        while (true) {
            watch.awaitAllPerhaps(process);
            Sample sample = meter.sample();
            long arrived = progress.exactly();
            if (arrived >= records) {
                return sample;
            }
            watch.requireProgress(arrived, process);
            watch.pause(process);
        }
    }

    private Map<Metric, Double> values(Meter meter, Sample start, Sample warm, long warmRecords, Sample end) {
        double bytes = (double) (job.records() - warmRecords) * job.shape().recordBytes();
        double coldBytes = (double) job.records() * job.shape().recordBytes();
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.MEGABYTES_PER_SECOND, bytes / MEGA / end.secondsSince(warm));
        values.put(Metric.CPU_SECONDS_PER_GIGABYTE, end.replicatorCpuSince(warm) / (bytes / GIGA));
        values.put(Metric.SYSTEM_CPU_SECONDS_PER_GIGABYTE, end.systemCpuSince(warm) / (bytes / GIGA));
        values.put(Metric.PEAK_RESIDENT_MEBIBYTES, meter.peakResidentBytes() / MEBI);
        values.put(
                Metric.ALLOCATED_MEGABYTES_PER_GIGABYTE,
                (end.allocatedBytes() - warm.allocatedBytes()) / MEGA / (bytes / GIGA));
        values.put(Metric.COLD_MEGABYTES_PER_SECOND, coldBytes / MEGA / end.secondsSince(start));
        values.put(Metric.COLD_CPU_SECONDS_PER_GIGABYTE, end.replicatorCpuSeconds() / (coldBytes / GIGA));
        return values;
    }
}
