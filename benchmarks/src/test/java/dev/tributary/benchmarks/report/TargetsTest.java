package dev.tributary.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.benchmarks.measure.Metric;
import dev.tributary.benchmarks.measure.RunResult;
import dev.tributary.benchmarks.workload.WorkloadCatalog;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetsTest {

    @Test
    void givenARatioAtItsLimit_whenHeldAgainstTheTargets_thenItIsMet() {
        assertThat(Targets.render(speeds(250, 100)))
                .contains("| json-lz4 MB/s, ratio to mm2-eo | >= 2.50 |     2.50 | yes |");
    }

    @Test
    void givenARatioBelowItsLimit_whenHeldAgainstTheTargets_thenItIsNotMet() {
        assertThat(Targets.render(speeds(249, 100))).contains("|  NO |");
    }

    @Test
    void givenAFigureByItself_whenHeldAgainstTheTargets_thenNobodyElseIsNeeded() {
        Results results = new Results(List.of(run(Target.ENGINE, Metric.PEAK_RESIDENT_MEBIBYTES, 257)));

        assertThat(Targets.render(results)).contains("| <= 256 |      257 |  NO |");
    }

    @Test
    void givenTheEngineDidNotTakePart_whenHeldAgainstTheTargets_thenNothingIsSaid() {
        Results results = new Results(List.of(run("mm2-eo", Metric.MEGABYTES_PER_SECOND, 1)));

        assertThat(Targets.render(results)).isEmpty();
    }

    /** What is demanded is written down twice, so that no limit is moved by the way. */
    @Test
    void givenAllTookPart_whenHeldAgainstTheTargets_thenEachLimitIsWhatIsDemanded() {
        Map<Metric, Double> ones = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            ones.put(metric, 1.0);
        }
        List<RunResult> runs = WorkloadCatalog.all().stream()
                .flatMap(workload -> Stream.of(Target.ENGINE, "mm2", "mm2-eo", "loop")
                        .map(contender -> new RunResult(workload.name(), contender, 1, ones, Optional.empty())))
                .toList();

        assertThat(Targets.render(new Results(runs))
                        .lines()
                        .filter(line -> line.contains("<=") || line.contains(">="))
                        .map(line -> line.split("\\|", -1))
                        .map(cells -> cells[1].strip() + " " + cells[2].strip()))
                .containsExactly(
                        "json-lz4 CPU s/GB, ratio to mm2-eo <= 0.067",
                        "json-lz4 CPU s/GB <= 0.700",
                        "json-lz4 system CPU s/GB, ratio to mm2-eo <= 0.222",
                        "json-lz4 MB/s, ratio to mm2-eo >= 2.50",
                        "json-lz4 peak MiB <= 256",
                        "json-lz4 heap MB/GB <= 200",
                        "latency p50 ms, ratio to mm2 <= 1.00",
                        "latency p99 ms, ratio to mm2 <= 1.00",
                        "slow-link MB/s, ratio to mm2 >= 5.00",
                        "small-batches system CPU s/GB, ratio to loop <= 1.00",
                        "small-batches MB/s, ratio to loop >= 1.00",
                        "small-batches-snappy system CPU s/GB, ratio to loop <= 1.00",
                        "small-batches-snappy MB/s, ratio to loop >= 1.00",
                        "small-batches-none system CPU s/GB, ratio to loop <= 1.00",
                        "small-batches-none MB/s, ratio to loop >= 1.00",
                        "small-batches-zstd system CPU s/GB, ratio to loop <= 1.00",
                        "small-batches-zstd MB/s, ratio to loop >= 1.00",
                        "small-batches-gzip system CPU s/GB, ratio to loop <= 1.00",
                        "small-batches-gzip MB/s, ratio to loop >= 1.00");
    }

    private static Results speeds(double engine, double mirrorMaker) {
        return new Results(List.of(
                run(Target.ENGINE, Metric.MEGABYTES_PER_SECOND, engine),
                run("mm2-eo", Metric.MEGABYTES_PER_SECOND, mirrorMaker)));
    }

    private static RunResult run(String contender, Metric metric, double value) {
        return new RunResult("json-lz4", contender, 1, Map.of(metric, value), Optional.empty());
    }
}
