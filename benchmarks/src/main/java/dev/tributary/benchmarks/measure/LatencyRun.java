package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.Job;
import dev.tributary.benchmarks.contender.RunningContender;
import dev.tributary.benchmarks.process.BenchmarkException;
import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.workload.SteadyWorkload;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One contender replicates a steady stream. A record's latency is the time from when it was due to be sent until a
 * read-committed consumer of the copy has it; sender and consumer are this process, so there is one clock.
 */
final class LatencyRun {

    private static final Duration FIRST_RECORD_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration FLOW_PROBE = Duration.ofSeconds(1);
    private static final double MEBI = 1 << 20;
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    private static final double P999 = 0.999;

    private final SteadyWorkload workload;
    private final Job job;
    private final BrokerPair brokers;
    private final Duration warmUp;
    private final Duration counted;

    LatencyRun(SteadyWorkload workload, Job job, BrokerPair brokers, Duration warmUp, Duration counted) {
        this.workload = workload;
        this.job = job;
        this.brokers = brokers;
        this.warmUp = warmUp;
        this.counted = counted;
    }

    /** What was measured. The contender has ended. */
    record Outcome(String internalTopic, long records, Map<Metric, Double> values) {}

    Outcome measure(Contender contender) {
        RunningContender running = contender.start(job);
        try (ChildProcess process = running.process();
                SteadyProducer producer = new SteadyProducer(job.external(), job.topic(), workload);
                ArrivalWatch watch = new ArrivalWatch(
                        job.internal(),
                        running.internalTopic(),
                        workload.shape().partitions())) {
            awaitFlow(process, producer, watch);
            Meter meter = new Meter(process, brokers);
            Map<Metric, Double> values = measure(meter, producer, watch);
            return new Outcome(running.internalTopic(), producer.sent(), values);
        }
    }

    private Map<Metric, Double> measure(Meter meter, SteadyProducer producer, ArrivalWatch watch) {
        try (MemoryTrail memory = new MemoryTrail(meter::residentBytes, warmUp)) {
            Sample begin = meter.sample();
            Latencies latencies = timeStream(producer, watch);
            Sample end = meter.sample();
            Map<Metric, Double> values = values(latencies);
            values.put(Metric.PEAK_RESIDENT_MEBIBYTES, meter.peakResidentBytes() / MEBI);
            values.put(Metric.GROWN_MEBIBYTES, memory.grownBytes() / MEBI);
            values.put(Metric.CPU_SHARE, end.replicatorCpuSince(begin) / end.secondsSince(begin));
            return values;
        }
    }

    /** The limit: the same stream, consumed where it was sent to. */
    Map<Metric, Double> measureWithoutReplicator() {
        try (SteadyProducer producer = new SteadyProducer(job.external(), job.topic(), workload);
                ArrivalWatch watch = new ArrivalWatch(
                        job.external(), job.topic(), workload.shape().partitions())) {
            return values(timeStream(producer, watch));
        }
    }

    private void awaitFlow(ChildProcess process, SteadyProducer producer, ArrivalWatch watch) {
        producer.sendOneEach();
        long deadline = System.nanoTime() + FIRST_RECORD_TIMEOUT.toNanos();
        while (!watch.passBy(producer.sent(), FLOW_PROBE)) {
            if (!process.isAlive()) {
                throw process.ended();
            }
            if (System.nanoTime() > deadline) {
                throw process.failed("has let nothing arrive within " + FIRST_RECORD_TIMEOUT.toSeconds() + " s");
            }
        }
    }

    private Latencies timeStream(SteadyProducer producer, ArrivalWatch watch) {
        long before = producer.sent();
        long warmRecords = warmUp.toSeconds() * workload.recordsPerSecond();
        long allRecords = warmRecords + counted.toSeconds() * workload.recordsPerSecond();
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try {
            Future<?> sending = sender.submit(() -> producer.sendOnSchedule(allRecords));
            Duration atMost = warmUp.plus(counted).multipliedBy(3).plusSeconds(30);
            Latencies latencies = watch.time(before + warmRecords, before + allRecords, producer::dueNanos, atMost);
            sending.get();
            return latencies;
        } catch (ExecutionException e) {
            throw new BenchmarkException("Cannot send the steady stream: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while sending the steady stream", e);
        } finally {
            sender.shutdownNow();
        }
    }

    private static Map<Metric, Double> values(Latencies latencies) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.LATENCY_P50_MILLIS, latencies.percentileMillis(MEDIAN));
        values.put(Metric.LATENCY_P99_MILLIS, latencies.percentileMillis(P99));
        values.put(Metric.LATENCY_P999_MILLIS, latencies.percentileMillis(P999));
        return values;
    }
}
