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
import java.util.function.Predicate;

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
            forEachTurn(bulk, any -> true, (contender, round) -> stage.measure(bulk, brokers, contender, round));
        }
    }

    private void runKills(KillWorkload kill) {
        CopyStage stage = new CopyStage(kill, kill.volumeShare(), plan, workspace);
        announce(kill, stage);
        try (BrokerPair brokers = BrokerPair.start(workspace, kill.name(), false)) {
            stage.load(brokers);
            forEachTurn(kill, Contender::resumes, (contender, round) -> stage.measure(kill, brokers, contender, round));
        }
    }

    private void announce(Workload workload, CopyStage stage) {
        stage.requireDisk();
        news.accept(workload.name() + ": " + workload.description() + ", " + stage.records()
                + " records; starting brokers and loading");
    }

    private void runSteady(SteadyWorkload workload) {
        SteadyStage stage = new SteadyStage(workload, plan, workspace);
        news.accept(workload.name() + ": " + workload.description() + "; starting brokers");
        try (BrokerPair brokers = BrokerPair.start(workspace, workload.name(), false)) {
            settle(stage, brokers);
            for (int round = 1; round <= plan.rounds() && !timeIsUp(); round++) {
                add(stage.measureDirect(brokers, round));
            }
            forEachTurn(workload, Benchmark::copies, (contender, round) -> stage.measure(brokers, contender, round));
        }
    }

    /** While brokers compile what a contender makes them do, it is their compilers that would be measured. */
    private void settle(SteadyStage stage, BrokerPair brokers) {
        for (Contender contender : plan.contenders()) {
            if (copies(contender) && !timeIsUp()) {
                news.accept("  not counted, until the brokers have compiled: " + contender.name());
                stage.settle(brokers, contender);
            }
        }
    }

    private interface Turn {
        RunResult measure(Contender contender, int round);
    }

    private static boolean copies(Contender contender) {
        return contender.role() == Contender.Role.COPY;
    }

    private void forEachTurn(Workload workload, Predicate<Contender> takesPart, Turn turn) {
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Contender contender : plan.orderInRound(round)) {
                if (takesPart.test(contender) && timeIsUp()) {
                    news.accept("Left out, the time is up: " + workload.name() + " " + contender.name() + " round "
                            + round);
                } else if (takesPart.test(contender)) {
                    add(turn.measure(contender, round));
                }
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
