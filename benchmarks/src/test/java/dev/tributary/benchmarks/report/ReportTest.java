package dev.tributary.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.benchmarks.measure.Metric;
import dev.tributary.benchmarks.measure.RunResult;
import dev.tributary.benchmarks.verify.Difference;
import dev.tributary.benchmarks.verify.Verification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Verification PERFECT = new Verification(10, 10, List.of());
    private static final Verification WRONG =
            new Verification(10, 9, List.of(new Difference(Difference.Kind.MISSING, 3, 42, -1)));

    private final List<RunResult> runs = new ArrayList<>(List.of(
            run("fetch-only", 1, 400, Optional.empty()),
            run("mm2", 1, 50, Optional.of(PERFECT)),
            run("loop", 1, 90, Optional.of(PERFECT)),
            run("loop", 2, 110, Optional.of(PERFECT)),
            run("mm2", 2, 50, Optional.of(PERFECT)),
            run("loop", 3, 100, Optional.of(PERFECT))));

    @Test
    void givenRounds_whenRendered_thenMedianSpreadRatioAndVerdictStandInALine() {
        assertThat(ResultTable.render(new Results(runs))).isEqualTo("""
                        ### json-lz4

                        Ratios (x) are to mm2.

                        | contender  |             MB/s | copy |
                        |------------|-----------------:|-----:|
                        | fetch-only |      400 (x8.00) |    - |
                        | mm2        | 50.0 ±0% (x1.00) | same |
                        | loop       | 100 ±10% (x2.00) | same |

                        """);
    }

    @Test
    void givenOneWrongCopy_whenRendered_thenTheTableSaysWhatIsWrong() {
        runs.add(run("loop", 4, 100, Optional.of(WRONG)));

        assertThat(ResultTable.render(new Results(runs)))
                .contains("WRONG: 9 of 10 same")
                .contains("kind=MISSING, partition=3, originalOffset=42");
    }

    @Test
    void givenOneWrongCopy_whenAskedForAll_thenTheyAreNotPerfect() {
        runs.add(run("loop", 4, 100, Optional.of(WRONG)));

        assertThat(new Results(runs).allCopiesPerfect()).isFalse();
    }

    @Test
    void givenOnlyGoodCopies_whenAskedForAll_thenTheyArePerfect() {
        assertThat(new Results(runs).allCopiesPerfect()).isTrue();
    }

    @Test
    void givenRounds_whenWrittenAsJson_thenEachRoundAndTheMedianAreThere() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(JsonReport.render(Map.of("processors", "2"), Map.of("gb", "8"), new Results(runs)));

        assertThat(report.at("/machine/processors").asText()).isEqualTo("2");
        assertThat(report.at("/rounds")).hasSize(6);
        assertThat(report.at("/rounds/3/megabytes_per_second").asDouble()).isEqualTo(110);
        assertThat(report.at("/summaries/json-lz4/loop/megabytes_per_second/median")
                        .asDouble())
                .isEqualTo(100);
    }

    private static RunResult run(String contender, int round, double speed, Optional<Verification> verification) {
        return new RunResult("json-lz4", contender, round, Map.of(Metric.MEGABYTES_PER_SECOND, speed), verification);
    }
}
