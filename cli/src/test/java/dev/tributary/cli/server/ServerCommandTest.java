package dev.tributary.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.Outcome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {

    @Test
    void givenSettingsThatCannotBeUsed_whenStarted_thenAllOfThemAreNamedAndTheExitCodeIs2(@TempDir Path folder)
            throws Exception {
        Path config = Files.writeString(folder.resolve("tributary.yaml"), "http.port: many\ncommit.interval: soon\n");

        Outcome outcome = Outcome.of(Map.of(), "", "server", "--config", config.toString());

        assertThat(outcome.err()).contains("http.port", "many", "commit.interval", "soon");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenMoreBytesInFlightThanTheJvmMayAllocate_whenStarted_thenTheWayOutIsNamedAndTheExitCodeIs2() {
        Outcome outcome = Outcome.of(Map.of("TRIBUTARY_MAX_BYTES_IN_FLIGHT", "64GiB"), "", "server");

        assertThat(outcome.err()).contains("max.bytes.in.flight", "64GiB", "-XX:MaxDirectMemorySize=81920m");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenAConfigFileThatIsNotThere_whenStarted_thenItIsNamedAndTheExitCodeIs2(@TempDir Path folder) {
        Path config = folder.resolve("tributary.yaml");

        Outcome outcome = Outcome.of(Map.of("TRIBUTARY_CONFIG", config.toString()), "", "server");

        assertThat(outcome.err()).contains(config.toString());
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenAPortInUse_whenStarted_thenItIsNamedAndTheExitCodeIs1(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Outcome outcome = Outcome.of(
                    Map.of("TRIBUTARY_HTTP_PORT", port, "TRIBUTARY_DATA_DIR", folder.toString()), "", "server");

            assertThat(outcome.err()).contains("The server cannot start").contains(port);
            assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        }
    }
}
