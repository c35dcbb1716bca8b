package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.process.Workspace;
import dev.tributary.benchmarks.workload.BulkWorkload;
import dev.tributary.benchmarks.workload.KillWorkload;
import dev.tributary.benchmarks.workload.SteadyWorkload;
import dev.tributary.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries out a plan: workload after workload on brokers of its own, round after round, contender after contender.
 * Results can be asked for at any time, from any thread.
 */
public final class Benchmark {

    private final Plan plan;
    private final Workspace workspace;
    private final Consumer<String> news;
    private final List<RunResult> results = new CopyOnWriteArrayList<>();
    private final long deadlineNanos;

    /**
     * Prepares a run; its time begins now.
     *
     * @param news is told what is going on, line by line
     */
    public Benchmark(Plan plan, Workspace workspace, Consumer<String> news) {
        this.plan = plan;
        this.workspace = workspace;
        this.news = news;
        this.deadlineNanos = System.nanoTime() + plan.atMost().toNanos();
    }

    /** What is measured so far. */
    public List<RunResult> results() {
        return List.copyOf(results);
    }

    /**
     * Measures everything that is planned.
     *
     * @throws dev.tributary.benchmarks.process.BenchmarkException when a contender fails; what was measured before
     *     stays available
     */
    public void run() {
        for (Workload workload : plan.workloads()) {
            if (timeIsUp()) {
                news.accept("Workload " + workload.name() + " is left out: the time is up");
            } else if (workload instanceof BulkWorkload bulk) {
                runBulk(bulk);
            } else if (workload instanceof SteadyWorkload steady) {
                runSteady(steady);
            } else if (workload instanceof KillWorkload kill) {
                runKills(kill);
            }
        }
    }

    private void runBulk(BulkWorkload bulk) {
        CopyStage stage = new CopyStage(bulk, bulk.volumeShare(), plan, workspace);
        announce(bulk, stage);
        try (BrokerPair brokers = BrokerPair.start(workspace, bulk.name(), bulk.roundTripMillis() > 0)) {
            stage.load(brokers);
            for (int round = 1; round <= plan.rounds(); round++) {
                int number = round;
                takeTurns(bulk, round, contender -> stage.measure(bulk, brokers, contender, number));
            }
        }
    }

    private void runKills(KillWorkload kill) {
        CopyStage stage = new CopyStage(kill, kill.volumeShare(), plan, workspace);
        announce(kill, stage);
        try (BrokerPair brokers = BrokerPair.start(workspace, kill.name(), false)) {
            stage.load(brokers);
            for (int round = 1; round <= plan.rounds(); round++) {
                int number = round;
                takeTurns(kill, round, contender -> stage.measure(kill, brokers, contender, number));
            }
        }
    }

    private void announce(Workload workload, CopyStage stage) {
        stage.requireDisk();
        news.accept(workload.name() + ": " + workload.description() + ", " + stage.records()
                + " records; starting brokers and loading");
    }

    private void runSteady(SteadyWorkload workload) {
        SteadyStage stage = new SteadyStage(workload, plan, workspace);
        stage.requireDisk();
        news.accept(workload.name() + ": " + workload.description() + "; starting brokers");
        try (BrokerPair brokers = BrokerPair.start(workspace, workload.name(), false)) {
            settle(stage, brokers);
            for (int round = 1; round <= plan.rounds(); round++) {
                if (!timeIsUp()) {
                    add(stage.measureDirect(brokers, round));
                }
                int number = round;
                takeTurns(workload, round, contender -> stage.measure(brokers, contender, number));
            }
        }
    }

    /** While brokers compile what a contender makes them do, it is their compilers that would be measured. */
    private void settle(SteadyStage stage, BrokerPair brokers) {
        for (Contender contender : plan.orderInRound(stage.workload(), 1)) {
            if (!timeIsUp()) {
                news.accept("  not counted, until the brokers have compiled: " + contender.name());
                stage.settle(brokers, contender);
            }
        }
    }

    private void takeTurns(Workload workload, int round, Function<Contender, RunResult> turn) {
        for (Contender contender : plan.orderInRound(workload, round)) {
            if (timeIsUp()) {
                news.accept(
                        "Left out, the time is up: " + workload.name() + " " + contender.name() + " round " + round);
            } else {
                add(turn.apply(contender));
            }
        }
    }

    private void add(RunResult result) {
        results.add(result);
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "  round %d %-14s", result.round(), result.contender()));
        for (Metric metric : Metric.values()) {
            Double value = result.values().get(metric);
            if (value != null) {
                line.append(String.format(Locale.ROOT, " %s %.2f,", metric.heading(), value));
            }
        }
        result.verification().ifPresent(verification -> line.append(" copy ").append(verification.summary()));
        news.accept(line.toString());
    }

    private boolean timeIsUp() {
        return System.nanoTime() > deadlineNanos;
    }
}
