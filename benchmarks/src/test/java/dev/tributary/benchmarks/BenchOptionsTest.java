package dev.tributary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchOptionsTest {

    private final StringWriter errors = new StringWriter();

    @Test
    void givenSeveralWrongValues_whenRun_thenAllAreNamedAndTheExitCodeSaysUsage() {
        int exitCode = run("--gb", "0", "--rounds", "0", "--warm-up", "1");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).contains("--gb is 0.0", "--rounds is 0", "--warm-up is 1.0");
    }

    @Test
    void givenWhatCannotBeMeasuredOrWritten_whenRun_thenItIsRefusedBeforeAnythingStarts(@TempDir Path folder) {
        int exitCode = run(
                "--gb",
                "Infinity",
                "--quick",
                "--rounds",
                "0",
                "--json",
                folder.resolve("missing/result.json").toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).contains("--gb is Infinity", "--rounds is 0", "missing/result.json");
    }

    @Test
    void givenAWorkloadInWhichNobodyTakesPart_whenRun_thenItIsRefusedBeforeAnythingStarts() {
        assertThat(run("--workloads", "kills", "--contenders", "mm2")).isEqualTo(2);
        assertThat(errors.toString()).contains("kills", "engine-bytes");
    }

    @Test
    void givenAnUnknownContender_whenRun_thenTheKnownOnesAreNamed() {
        int exitCode = run("--contenders", "mm3");

        assertThat(exitCode).isEqualTo(2);
        assertThat(errors.toString()).contains("'mm3'", "mm2-eo");
    }

    @Test
    void givenQuick_whenCompleted_thenItIsOneSmallRound() {
        BenchOptions options = new BenchOptions();
        options.quick = true;

        options.complete();

        assertThat(options.rounds).isEqualTo(1);
        assertThat(options.gigabytes).isEqualTo(0.25);
    }

    private int run(String... args) {
        return new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(args);
    }
}
