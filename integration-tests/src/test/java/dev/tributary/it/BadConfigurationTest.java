package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceProblem;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.it.kit.Clusters;
import dev.tributary.it.kit.CommandProcess;
import dev.tributary.it.kit.FreePorts;
import dev.tributary.it.kit.Postgres;
import dev.tributary.it.kit.Server;
import dev.tributary.sdk.SourceWait;
import dev.tributary.sdk.TributaryClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a user gets wrong is told in a sentence that says what to change; nothing starts by half. */
@Execution(ExecutionMode.CONCURRENT)
class BadConfigurationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Map<String, String> NO_KAFKA = Map.of("TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS", "127.0.0.1:1");

    @TempDir
    private Path folder;

    @Test
    void aTakenPortIsNamedAndTheServerEnds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            String said = failsToStart(with(NO_KAFKA, "TRIBUTARY_HTTP_PORT", port));

            assertThat(said).contains(port).contains("http.port").doesNotContain("\tat ");
        }
    }

    @Test
    void aWrongStorePasswordIsNamedAndTheServerEnds() throws Exception {
        try (Postgres store = Postgres.start(folder)) {
            Map<String, String> settings = new HashMap<>(NO_KAFKA);
            settings.putAll(store.settings("wrong-password"));

            String said = failsToStart(settings);

            assertThat(said).contains("store").contains("password").doesNotContain("wrong-password", "\tat ");
        }
    }

    @Test
    void allWrongSettingsAreNamedTogether() throws Exception {
        Path file = Files.writeString(
                folder.resolve("tributary.yaml"), "http:\n  port: eighty\ncommit:\n  intervall: 1s\n");

        String said = failsToStart(Map.of("TRIBUTARY_CONFIG", file.toString(), "TRIBUTARY_SESSION_TIMEOUT", "soon"));

        assertThat(said)
                .contains("eighty", "http.port", "commit.intervall", "commit.interval")
                .contains("TRIBUTARY_SESSION_TIMEOUT", "soon")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnreachableExternalClusterIsToldInTheStatus() {
        try (Clusters clusters = Clusters.start();
                Server server = Server.start(folder, clusters.settings());
                TributaryClient client = server.client()) {
            String nowhere = "127.0.0.1:" + FreePorts.next();
            String id = Objects.requireNonNull(client.sources()
                    .create(
                            "nowhere",
                            KafkaDirectConfig.builder()
                                    .topicPrefix("shop")
                                    .addBootstrapServers(nowhere)
                                    .addTopics("orders")
                                    .build())
                    .id());

            Source source = client.sources()
                    .waitUntil(
                            id,
                            SourceWait.builder()
                                    .addUntil(ConnectorStatus.BROKEN)
                                    .failOn(Set.of())
                                    .budget(PATIENCE)
                                    .build());

            List<SourceProblem> problems = Objects.requireNonNull(source.problems());
            assertThat(problems).anySatisfy(problem -> {
                assertThat(problem.message()).contains(nowhere);
                assertThat(problem.remedy()).isNotBlank();
            });
        }
    }

    private String failsToStart(Map<String, String> environment) throws InterruptedException {
        Path data = folder.resolve("data");
        Map<String, String> all = with(environment, "TRIBUTARY_DATA_DIR", data.toString());
        try (CommandProcess server = CommandProcess.start(folder.resolve("work"), all, "server")) {
            int exit = server.awaitExit(PATIENCE);
            assertThat(exit).as(server.output()).isIn(1, 2);
            return server.output();
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(name, value);
        return all;
    }
}
