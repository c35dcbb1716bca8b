package dev.tributary.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("brokers")
class TrialServerTest {

    @Test
    void givenNothingConfigured_whenStartedTwice_thenTheCredentialIsToldOnceAndSourcesStay(@TempDir Path folder)
            throws Exception {
        String clientId;
        String secret;
        try (ServerProcess first = new ServerProcess(folder)) {
            clientId = first.told("TRIBUTARY_CLIENT_ID");
            secret = first.told("TRIBUTARY_SECRET");
            Outcome created = call(
                    first,
                    clientId,
                    secret,
                    "source",
                    "create",
                    "--name",
                    "shop",
                    "--prefix",
                    "ext",
                    "--topics",
                    "orders");
            assertThat(created.exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(first.terminate()).isTrue();
        }

        try (ServerProcess second = new ServerProcess(folder)) {
            assertThat(second.told("TRIBUTARY_SECRET")).isEmpty();
            assertThat(call(second, clientId, secret, "source", "get", "shop").exitCode())
                    .isEqualTo(ExitCodes.OK);
        }
    }

    private static Outcome call(ServerProcess server, String clientId, String secret, String... args) {
        Map<String, String> environment =
                Map.of("TRIBUTARY_HOST", server.address(), "TRIBUTARY_CLIENT_ID", clientId, "TRIBUTARY_SECRET", secret);
        return Outcome.of(environment, "", args);
    }
}
