package dev.tributary.benchmarks;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.ContenderCatalog;
import dev.tributary.benchmarks.measure.Benchmark;
import dev.tributary.benchmarks.measure.Plan;
import dev.tributary.benchmarks.process.BenchmarkException;
import dev.tributary.benchmarks.process.Workspace;
import dev.tributary.benchmarks.report.JsonReport;
import dev.tributary.benchmarks.report.Machine;
import dev.tributary.benchmarks.report.ResultTable;
import dev.tributary.benchmarks.report.Results;
import dev.tributary.benchmarks.report.Targets;
import dev.tributary.benchmarks.workload.Workload;
import dev.tributary.benchmarks.workload.WorkloadCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command. The result goes to standard output, what is going on to standard error. Exit codes: 0 measured and all
 * copies the same as their originals, 1 not so, 2 wrong usage.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures replication: MirrorMaker 2, a plain loop, Tributary and the raw limits, in one run.")
final class BenchCommand implements Callable<Integer> {

    private static final double GIGA = 1e9;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before call().
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        Plan plan;
        try {
            options.complete();
            if (options.list) {
                return list();
            }
            plan = plan();
            plan.requireTurns();
        } catch (IllegalArgumentException e) {
            errors.println(e.getMessage());
            return USAGE;
        }
        try {
            return measure(plan);
        } catch (BenchmarkException e) {
            errors.println(e.getMessage());
            return FAILED;
        }
    }

    private int list() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("workloads:");
        for (Workload workload : WorkloadCatalog.all()) {
            out.printf("  %-20s %s%n", workload.name(), workload.description());
        }
        out.println("contenders:");
        for (Contender contender : ContenderCatalog.all()) {
            out.printf("  %-20s %s%n", contender.name(), contender.guarantee());
        }
        out.flush();
        return 0;
    }

    private int measure(Plan plan) {
        Machine.requireLinux();
        Workspace workspace = Workspace.in(options.workDir);
        Thread lastResort = new Thread(workspace::close, "bench-tidy-up");
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            Benchmark benchmark = new Benchmark(plan, workspace, this::news);
            try {
                benchmark.run();
            } catch (RuntimeException e) {
                reportBeside(e, benchmark);
                throw e;
            }
            report(new Results(benchmark.results()));
            Results results = new Results(benchmark.results());
            if (results.isEmpty()) {
                throw new BenchmarkException("Nothing was measured before the time was up; raise --max-minutes");
            }
            return results.allCopiesPerfect() ? 0 : FAILED;
        } finally {
            workspace.close();
        }
    }

    /** What was measured before a failure is worth telling, and the failure is worth more. */
    private void reportBeside(RuntimeException failure, Benchmark benchmark) {
        try {
            report(new Results(benchmark.results()));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Plan plan() {
        return new Plan(
                WorkloadCatalog.select(options.workloads),
                ContenderCatalog.select(options.contenders),
                options.rounds,
                options.gigabytes * GIGA,
                options.warmUpShare,
                Duration.ofSeconds(options.latencyWarmUpSeconds),
                Duration.ofSeconds(options.latencySeconds),
                Duration.ofMinutes(options.maxMinutes));
    }

    private void report(Results results) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> machine = Machine.describe();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("gb", String.valueOf(options.gigabytes));
        settings.put("rounds", String.valueOf(options.rounds));
        settings.put("warm_up_share", String.valueOf(options.warmUpShare));
        settings.put("latency_warm_up_seconds", String.valueOf(options.latencyWarmUpSeconds));
        settings.put("latency_seconds", String.valueOf(options.latencySeconds));
        settings.put("contenders", String.join(" ", options.contenders));
        out.println(String.join(", ", machine.values()));
        out.println(settings);
        out.println();
        out.print(ResultTable.render(results));
        out.print(Targets.render(results));
        out.flush();
        Path json = options.json;
        if (json != null) {
            try {
                Files.writeString(json, JsonReport.render(machine, settings, results));
            } catch (IOException e) {
                throw new BenchmarkException("Cannot write " + json + ": " + e.getMessage(), e);
            }
        }
    }

    private void news(String line) {
        PrintWriter errors = spec.commandLine().getErr();
        errors.println(line);
        errors.flush();
    }
}
