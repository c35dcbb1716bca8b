package dev.tributary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallestRunTest {

    @TempDir
    private Path folder;

    private Path workDir = Path.of("");
    /** All that the last run printed. */
    private String output = "";

    @BeforeEach
    void createWorkDir() throws IOException {
        workDir = Files.createDirectory(folder.resolve("work"));
    }

    @AfterEach
    void endWhatIsLeft() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void givenTheLoopAndTheEngine_whenTheSmallestRoundIsRun_thenAllCopiesAreRight() throws Exception {
        JsonNode rounds = measured("--workloads", "json-lz4", "--contenders", "loop,engine-records,engine-bytes");

        assertThat(rounds)
                .extracting(round -> round.get("copy_perfect").asBoolean())
                .containsExactly(true, true, true);
    }

    @Test
    void givenASteadyStream_whenTheSmallestRoundIsRun_thenBrokersAreSettledBeforeAndThatIsNotReported()
            throws Exception {
        JsonNode rounds = measured("--workloads", "latency", "--contenders", "engine-bytes", "--latency-seconds", "1");

        assertThat(rounds)
                .extracting(round -> round.get("contender").asText())
                .containsExactly("direct", "engine-bytes");
        assertThat(output).containsOnlyOnce("not counted, until the brokers have compiled: engine-bytes");
        assertThat(rounds.get(1).get("copy_perfect").asBoolean()).isTrue();
        assertThat(rounds.get(1).get("grown_mebibytes").isNumber()).isTrue();
        assertThat(rounds).allMatch(round -> round.get("latency_p50_millis").asDouble() > 0);
    }

    /** What a run that ended well says of its turns. */
    private JsonNode measured(String... args) throws Exception {
        Path json = folder.resolve("result.json");
        Process run = start(Stream.concat(Stream.of(args), Stream.of("--json", json.toString()))
                .toArray(String[]::new));
        output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isZero();
        return new ObjectMapper().readTree(json.toFile()).get("rounds");
    }

    @Test
    void givenARun_whenItIsTerminated_thenNoProcessAndNoFileIsLeft() throws Exception {
        Process run = start("--workloads", "json-lz4", "--contenders", "loop");
        await().atMost(Duration.ofMinutes(2)).until(() -> processes().findAny().isPresent());

        run.toHandle().destroy();
        run.getInputStream().transferTo(OutputStream.nullOutputStream());
        run.waitFor();

        assertThat(processes()).isEmpty();
        assertThat(workDir).isEmptyDirectory();
    }

    /** Every process of a run has the run's folder in its command line. */
    private Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("tmpdir=" + workDir))
                        .isPresent());
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--quick",
                "--gb",
                "0.004",
                "--work-dir",
                workDir.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Nothing lives long enough here for the optimising compiler to pay off.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        return builder.start();
    }
}
