package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.api.model.kafkadirect.KafkaSecurity;
import dev.tributary.api.model.kafkadirect.SaslMechanism;
import dev.tributary.api.model.kafkadirect.SecurityProtocol;
import dev.tributary.sdk.internal.http.FakeTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoggingTest {
    private static final Logger LOGGER = Logger.getLogger("dev.tributary.sdk");
    private static final String PASSWORD = "broker-password-91c2";

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final TributaryClient client = server.client(new FakeTime());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
        server.script(
                () -> any(urlPathMatching("/sources.*")),
                ScriptedServer.json(503, Examples.text("error-unavailable.json")),
                ScriptedServer.example("source.json"));
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
        client.close();
    }

    @Test
    void givenCall_whenLogged_thenOneLineForEachAttempt() {
        create();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("POST /sources -> "))
                .hasSize(2);
    }

    @Test
    void givenCall_whenLogged_thenTheLineLeadsToTheServersLog() {
        create();

        assertThat(lines).anyMatch(line -> line.contains("-> 200") && line.contains("request id request-1"));
    }

    @Test
    void givenSecrets_whenLogged_thenNoneIsInAnyLine() {
        create();

        assertThat(lines)
                .isNotEmpty()
                .noneMatch(line -> line.contains(ScriptedServer.SECRET)
                        || line.contains(PASSWORD)
                        || line.contains("Bearer")
                        || line.contains("trb_a_"));
    }

    private void create() {
        SourceConfig config = KafkaDirectConfig.builder()
                .topicPrefix("shop")
                .security(KafkaSecurity.builder()
                        .protocol(SecurityProtocol.SASL_SSL)
                        .saslMechanism(SaslMechanism.PLAIN)
                        .saslUsername("user")
                        .saslPassword(PASSWORD)
                        .build())
                .build()
                .toSourceConfig();
        client.sources().create("shop", KafkaDirectConfig.from(config));
    }
}
