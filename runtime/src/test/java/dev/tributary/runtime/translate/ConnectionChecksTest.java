package dev.tributary.runtime.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.connection.ConnectionCheck;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.connection.ExternalTopic;
import dev.tributary.engine.ConnectionReport;
import dev.tributary.engine.TopicMapping;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import dev.tributary.runtime.source.ConfigVault;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionChecksTest {
    private static final SourceConfig CONFIG = SourceConfig.empty()
            .with("topic.prefix", "shop")
            .with("topic.include.list", "orders")
            .with("topic.include.list.user.defined", "refunds, orders");
    private static final ConnectionReport REPORT = new ConnectionReport(
            List.of(
                    new ConnectionReport.Check(ConnectionReport.Step.ADDRESSES, null, "reached", null),
                    new ConnectionReport.Check(ConnectionReport.Step.TOPIC, "orders", "not there", "Create it.")),
            "c1",
            Map.of("b", 2, "a", 1));

    private final List<Map<String, String>> reached = new ArrayList<>();
    private final List<TopicMapping> sought = new ArrayList<>();

    private ConnectionCheckResult check(SourceConfig config, Map<String, String> defaultConnection) {
        ConfigVault vault = new ConfigVault(
                new SecretCipher(KeyRing.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="), new SecureRandom()));
        return new ConnectionChecks(
                        (properties, topics) -> {
                            reached.add(properties);
                            sought.addAll(topics);
                            return REPORT;
                        },
                        vault,
                        defaultConnection)
                .ofConfig(config);
    }

    @Test
    void givenAConfigThenItsTopicsAreLookedForOnceEachUnderTheirInternalNames() {
        check(CONFIG.with("bootstrap.servers", "b:1"), Map.of());

        assertThat(sought)
                .containsExactly(
                        new TopicMapping("orders", "shop.orders"), new TopicMapping("refunds", "shop.refunds"));
    }

    @Test
    void givenAReportThenItIsToldInTheWordsOfTheContract() {
        ConnectionCheckResult result = check(CONFIG.with("bootstrap.servers", "b:1"), Map.of());

        assertThat(result.ok()).isFalse();
        assertThat(result.clusterId()).isEqualTo("c1");
        assertThat(result.checks())
                .extracting(ConnectionCheck::name)
                .containsExactly("configuration", "addresses", "topic");
        assertThat(result.checks())
                .last()
                .isEqualTo(ConnectionCheck.builder()
                        .name("topic")
                        .topic("orders")
                        .ok(false)
                        .detail("not there")
                        .remedy("Create it.")
                        .build());
        assertThat(result.topics()).extracting(ExternalTopic::name).containsExactly("a", "b");
    }

    @Test
    void givenNoBrokersThenTheDefaultConnectionIsLookedAt() {
        check(CONFIG, Map.of("bootstrap.servers", "default:1"));

        assertThat(reached)
                .singleElement()
                .satisfies(properties -> assertThat(properties).containsEntry("bootstrap.servers", "default:1"));
    }

    @Test
    void givenAConnectionThatCannotBeMadeThenNobodyIsAsked() {
        SourceConfig broken = CONFIG.with("bootstrap.servers", "b:1")
                .with("security.protocol", "SASL_SSL")
                .with("sasl.mechanism", "OAUTHBEARER")
                .with("sasl.username", "u")
                .with("sasl.password", "hush")
                .with("sasl.oauthbearer.token.endpoint.url", "https://nobody.allows.example/token");

        ConnectionCheckResult result = check(broken, Map.of());

        assertThat(reached).isEmpty();
        assertThat(result.checks()).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("configuration");
            assertThat(check.detail())
                    .contains("https://nobody.allows.example/token")
                    .doesNotContain("hush");
            assertThat(check.remedy()).isNotBlank();
        });
    }
}
