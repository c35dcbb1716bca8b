package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.Job;
import dev.tributary.benchmarks.process.Workspace;
import dev.tributary.benchmarks.verify.CopyVerifier;
import dev.tributary.benchmarks.verify.Verification;
import dev.tributary.benchmarks.workload.SteadyWorkload;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything around the measured seconds of a steady workload: topics, verifying, tidying up. */
final class SteadyStage {

    private static final String DIRECT = "direct";
    private static final int BEFORE_ALL_ROUNDS = 0;
    /** The warm-up of a turn is for the contender's process; brokers have more to compile. */
    private static final int SETTLING_IN_WARM_UPS = 2;
    /** Original and copy of a turn. Those of the turn before are gone before there is much of these. */
    private static final int TOPICS_ON_DISK = 2;
    /** Without a copy, more than a minute says no more. */
    private static final Duration MOST_DIRECT = Duration.ofMinutes(1);

    private static final long DISK_MARGIN_BYTES = 1_000_000_000L;

    private final SteadyWorkload workload;
    private final Plan plan;
    private final Workspace workspace;

    SteadyStage(SteadyWorkload workload, Plan plan, Workspace workspace) {
        this.workload = workload;
        this.plan = plan;
        this.workspace = workspace;
    }

    SteadyWorkload workload() {
        return workload;
    }

    /** Lets a contender work for a while, for the sake of the brokers. */
    void settle(BrokerPair brokers, Contender contender) {
        Job job = job(brokers, contender.name(), BEFORE_ALL_ROUNDS);
        Duration settling = plan.latencyWarmUp().multipliedBy(SETTLING_IN_WARM_UPS);
        LatencyRun.Outcome outcome = new LatencyRun(workload, job, brokers, Duration.ZERO, settling).measure(contender);
        brokers.deleteInternalTopic(outcome.internalTopic());
        brokers.deleteExternalTopic(job.topic());
    }

    /** Settling takes longer than the warm-up of a turn, and may take longer than the whole turn. */
    void requireDisk() {
        Duration settling = plan.latencyWarmUp().multipliedBy(SETTLING_IN_WARM_UPS);
        Duration turn = plan.latencyWarmUp().plus(plan.latencyCounted());
        long seconds = Math.max(settling.toSeconds(), turn.toSeconds());
        double bytes = (double) seconds
                * workload.recordsPerSecond()
                * workload.shape().recordBytes();
        workspace.requireFreeBytes(
                (long) (bytes * TOPICS_ON_DISK) + DISK_MARGIN_BYTES,
                "Workload " + workload.name(),
                "fewer --latency-seconds");
    }

    RunResult measure(BrokerPair brokers, Contender contender, int round) {
        Job job = job(brokers, contender.name(), round);
        LatencyRun.Outcome outcome = run(job, brokers, plan.latencyCounted()).measure(contender);
        Verification verification = CopyVerifier.verify(
                brokers.external(),
                job.topic(),
                brokers.internal(),
                outcome.internalTopic(),
                workload.shape().partitions(),
                outcome.records());
        brokers.deleteInternalTopic(outcome.internalTopic());
        brokers.deleteExternalTopic(job.topic());
        return new RunResult(workload.name(), contender.name(), round, outcome.values(), Optional.of(verification));
    }

    RunResult measureDirect(BrokerPair brokers, int round) {
        Job job = job(brokers, DIRECT, round);
        Duration counted = plan.latencyCounted().compareTo(MOST_DIRECT) < 0 ? plan.latencyCounted() : MOST_DIRECT;
        Map<Metric, Double> values = run(job, brokers, counted).measureWithoutReplicator();
        brokers.deleteExternalTopic(job.topic());
        return new RunResult(workload.name(), DIRECT, round, values, Optional.empty());
    }

    private LatencyRun run(Job job, BrokerPair brokers, Duration counted) {
        return new LatencyRun(workload, job, brokers, plan.latencyWarmUp(), counted);
    }

    /** Each turn has a topic of its own, or it would begin with the records of the turns before. */
    private Job job(BrokerPair brokers, String contender, int round) {
        String runId = contender + "-r" + round;
        String topic = "steady-" + runId;
        brokers.createExternalTopic(topic, workload.shape().partitions());
        return new Job(workspace, brokers.external(), brokers.internal(), topic, workload.shape(), 0, runId);
    }
}
