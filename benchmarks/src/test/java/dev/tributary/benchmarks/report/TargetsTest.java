package dev.tributary.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.benchmarks.measure.Metric;
import dev.tributary.benchmarks.measure.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static Results speeds(double engine, double mirrorMaker) {
        return new Results(List.of(
                run(Target.ENGINE, Metric.MEGABYTES_PER_SECOND, engine),
                run("mm2-eo", Metric.MEGABYTES_PER_SECOND, mirrorMaker)));
    }

    private static RunResult run(String contender, Metric metric, double value) {
        return new RunResult("json-lz4", contender, 1, Map.of(metric, value), Optional.empty());
    }
}
