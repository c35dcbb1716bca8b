package dev.tributary.cli.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.Outcome;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the server are enough where the internal cluster asks who comes. */
@Tag("brokers")
class SecuredPositionTest {

    @Test
    void givenTheSettingsOfTheServer_whenListed_thenTheClusterIsReachedAndNoSecretTold(@TempDir Path folder)
            throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder()
                .securityProtocol(SecurityProtocol.SASL_PLAINTEXT)
                .user("tributary", "do-not-print")
                .start()) {
            Path config = Files.writeString(folder.resolve("tributary.yaml"), """
                    http.port: 8081
                    internal:
                      bootstrap.servers: %s
                      security.protocol: SASL_PLAINTEXT
                      sasl.mechanism: SCRAM-SHA-512
                      sasl.username: tributary
                    """.formatted(kafka.bootstrapServers()));

            Outcome reached = list(
                    Map.of("TRIBUTARY_CONFIG", config.toString(), "TRIBUTARY_INTERNAL_SASL_PASSWORD", "do-not-print"));
            Outcome refused = list(
                    Map.of("TRIBUTARY_INTERNAL_SASL_PASSWORD", "do-not-print-either"), "--config", config.toString());

            assertThat(reached.err()).contains("no group of any source");
            assertThat(reached.exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
            assertThat(refused.err()).contains("refused").doesNotContain("do-not-print");
            assertThat(refused.exitCode()).isEqualTo(ExitCodes.AUTHENTICATION);
        }
    }

    private static Outcome list(Map<String, String> environment, String... more) {
        List<String> args = new ArrayList<>(List.of("position", "list", "--verbose", "--source-id", "s"));
        args.addAll(List.of(more));
        return Outcome.of(environment, "", args.toArray(String[]::new));
    }
}
