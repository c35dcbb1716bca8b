package dev.tributary.terraform.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.tools.Main;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path empty;

    @Test
    void givenNoTerraformOnThePath_whenRun_thenItSaysWhatToDoAndFailsBeforeAnythingElse() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "bench")
                .redirectErrorStream(true);
        builder.environment().put("PATH", empty.toString());
        Process bench = builder.start();
        bench.getOutputStream().close();

        String said = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said)
                .isEqualTo(
                        "error: There is no terraform on the PATH, so its commands cannot be measured. Install it, or"
                                + " measure the start-up alone: --start-up.\n");
        assertThat(bench.waitFor()).isEqualTo(1);
    }
}
