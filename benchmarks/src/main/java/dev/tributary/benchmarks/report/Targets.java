package dev.tributary.benchmarks.report;

import dev.tributary.benchmarks.measure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the byte path promises, held against a run. Stateless. */
public final class Targets {

    private static final String JSON = "json-lz4";
    private static final List<String> SMALL = List.of(
            "small-batches", "small-batches-snappy", "small-batches-none", "small-batches-zstd", "small-batches-gzip");

    private static final List<Target> ALL = Stream.concat(
                    ofOtherWorkloads(), SMALL.stream().flatMap(Targets::ofSmallBatches))
            .toList();

    private Targets() {}

    private static Stream<Target> ofOtherWorkloads() {
        return Stream.of(
                Target.atMost(1 / 15.0, JSON, Metric.CPU_SECONDS_PER_GIGABYTE, "mm2-eo"),
                Target.atMost(0.7, JSON, Metric.CPU_SECONDS_PER_GIGABYTE, null),
                Target.atMost(1 / 4.5, JSON, Metric.SYSTEM_CPU_SECONDS_PER_GIGABYTE, "mm2-eo"),
                Target.atLeast(2.5, JSON, Metric.MEGABYTES_PER_SECOND, "mm2-eo"),
                Target.atMost(256, JSON, Metric.PEAK_RESIDENT_MEBIBYTES, null),
                Target.atMost(200, JSON, Metric.ALLOCATED_MEGABYTES_PER_GIGABYTE, null),
                Target.atMost(1, "latency", Metric.LATENCY_P50_MILLIS, "mm2"),
                Target.atMost(1, "latency", Metric.LATENCY_P99_MILLIS, "mm2"),
                Target.atLeast(5, "slow-link", Metric.MEGABYTES_PER_SECOND, "mm2"));
    }

    private static Stream<Target> ofSmallBatches(String workload) {
        return Stream.of(
                Target.atMost(1, workload, Metric.SYSTEM_CPU_SECONDS_PER_GIGABYTE, "loop"),
                Target.atLeast(1, workload, Metric.MEGABYTES_PER_SECOND, "loop"));
    }

    /** A table of the targets whose contenders took part; empty text when there are none. */
    public static String render(Results results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("target", "limit", "measured", "met"));
        for (Target target : ALL) {
            target.measured(results).ifPresent(value -> rows.add(row(target, value)));
        }
        return rows.size() == 1 ? "" : "### targets of " + Target.ENGINE + "\n\n" + Columns.align(rows) + "\n";
    }

    private static List<String> row(Target target, double value) {
        String name = target.workload() + " " + target.metric().heading();
        return List.of(
                target.other() == null ? name : name + ", ratio to " + target.other(),
                (target.atLeast() ? ">= " : "<= ") + ResultTable.number(target.limit()),
                ResultTable.number(value),
                target.met(value) ? "yes" : "NO");
    }
}
