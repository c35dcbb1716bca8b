package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.Job;
import dev.tributary.benchmarks.process.Workspace;
import dev.tributary.benchmarks.verify.CopyVerifier;
import dev.tributary.benchmarks.verify.Verification;
import dev.tributary.benchmarks.workload.BulkWorkload;
import dev.tributary.benchmarks.workload.KillWorkload;
import dev.tributary.benchmarks.workload.TopicLoader;
import dev.tributary.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything around the measured minutes of a workload that copies a full topic: disk, loading, verifying, tidying up.
 */
final class CopyStage {

    private static final String TOPIC = "bench";

    /** The original, a copy, and a copy whose files the broker has not removed yet. */
    private static final int COPIES_ON_DISK = 3;

    private static final double COMPRESSED_SHARE = 0.6;
    private static final long DISK_MARGIN_BYTES = 1_000_000_000L;

    /** Far slower than anything that is worth measuring, to the far cluster as well. */
    private static final double SLOWEST_BYTES_PER_SECOND = 1e6;

    private static final long START_SECONDS = 240;

    private final Workload workload;
    private final Plan plan;
    private final Workspace workspace;
    private final long records;

    CopyStage(Workload workload, double volumeShare, Plan plan, Workspace workspace) {
        this.workload = workload;
        this.plan = plan;
        this.workspace = workspace;
        this.records = workload.shape().recordsFor(plan.bytes() * volumeShare);
    }

    long records() {
        return records;
    }

    void requireDisk() {
        double compressed = workload.shape().codec().equals("none") ? 1 : COMPRESSED_SHARE;
        long needed = (long) (bytes() * compressed * COPIES_ON_DISK) + DISK_MARGIN_BYTES;
        workspace.requireFreeBytes(needed, "Workload " + workload.name(), "a smaller --gb");
    }

    void load(BrokerPair brokers) {
        brokers.createExternalTopic(TOPIC, workload.shape().partitions());
        TopicLoader.load(brokers.external(), TOPIC, workload.shape(), records);
    }

    RunResult measure(BulkWorkload bulk, BrokerPair brokers, Contender contender, int round) {
        brokers.roundTripMillis(bulk.roundTripMillis());
        CopyOutcome outcome = new ThroughputRun(
                        contender, job(brokers, contender, round), brokers, plan.warmUpShare(), timeout())
                .measure();
        brokers.roundTripMillis(0);
        return result(brokers, contender, round, outcome);
    }

    RunResult measure(KillWorkload kill, BrokerPair brokers, Contender contender, int round) {
        CopyOutcome outcome = new KillRun(contender, job(brokers, contender, round), kill.kills(), timeout()).measure();
        return result(brokers, contender, round, outcome);
    }

    private RunResult result(BrokerPair brokers, Contender contender, int round, CopyOutcome outcome) {
        Optional<Verification> verification = verify(brokers, contender, outcome.internalTopic());
        if (contender.role() != Contender.Role.FETCH_ONLY) {
            brokers.deleteInternalTopic(outcome.internalTopic());
        }
        return new RunResult(workload.name(), contender.name(), round, outcome.values(), verification);
    }

    private Job job(BrokerPair brokers, Contender contender, int round) {
        String runId = contender.name() + "-r" + round;
        return new Job(workspace, brokers.external(), brokers.internal(), TOPIC, workload.shape(), records, runId);
    }

    private Duration timeout() {
        return Duration.ofSeconds(START_SECONDS + (long) (bytes() / SLOWEST_BYTES_PER_SECOND));
    }

    private Optional<Verification> verify(BrokerPair brokers, Contender contender, String copy) {
        if (contender.role() != Contender.Role.COPY) {
            return Optional.empty();
        }
        int partitions = workload.shape().partitions();
        return Optional.of(
                CopyVerifier.verify(brokers.external(), TOPIC, brokers.internal(), copy, partitions, records));
    }

    private double bytes() {
        return (double) records * workload.shape().recordBytes();
    }
}
