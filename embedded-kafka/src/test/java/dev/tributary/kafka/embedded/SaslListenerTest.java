package dev.tributary.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaslListenerTest {

    private static final String PASSWORD = "se\\cr\"et";

    private EmbeddedKafka kafka;

    @BeforeAll
    void startBroker() {
        kafka = EmbeddedKafka.builder()
                .securityProtocol(SecurityProtocol.SASL_PLAINTEXT)
                .user("alice", PASSWORD)
                .start();
    }

    @AfterAll
    void closeBroker() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void givenAUser_whenLoggingInWithTheRightPassword_thenTheBrokerAnswers(String mechanism) {
        try (Admin admin = Admin.create(client(mechanism, "se\\\\cr\\\"et"))) {
            assertThatCode(() -> admin.describeCluster().clusterId().get()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void givenAUser_whenLoggingInWithAWrongPassword_thenTheBrokerRefuses(String mechanism) {
        try (Admin admin = Admin.create(client(mechanism, "guess"))) {
            assertThatThrownBy(() -> admin.describeCluster().clusterId().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    private Map<String, Object> client(String mechanism, String escapedPassword) {
        String module = mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
        return Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                "org.apache.kafka.common.security." + module + " required username=\"alice\" password=\""
                        + escapedPassword + "\";");
    }
}
