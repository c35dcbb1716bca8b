package dev.tributary.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import dev.tributary.runtime.kit.OnServers;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A broker that takes tokens of an identity provider and nothing else. */
@OnServers
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OauthBearerTest {
    private static final String LISTENER = "listener.name.clients.";

    private final String allowedBefore = System.getProperty(SaslTranslation.ALLOWED_URLS, "");
    private IdentityProvider provider;
    private EmbeddedKafka kafka;

    @BeforeAll
    void start() throws Exception {
        provider = IdentityProvider.start("tributary", "s3cret");
        System.setProperty(SaslTranslation.ALLOWED_URLS, provider.tokenEndpoint() + "," + provider.keysEndpoint());
        kafka = EmbeddedKafka.builder()
                .securityProtocol(SecurityProtocol.SASL_PLAINTEXT)
                .property("sasl.enabled.mechanisms", "OAUTHBEARER")
                .property(
                        LISTENER + "oauthbearer.sasl.jaas.config",
                        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;")
                .property(
                        LISTENER + "oauthbearer.sasl.server.callback.handler.class",
                        "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler")
                .property(LISTENER + "oauthbearer.sasl.oauthbearer.jwks.endpoint.url", provider.keysEndpoint())
                .start();
    }

    @AfterAll
    void close() {
        System.setProperty(SaslTranslation.ALLOWED_URLS, allowedBefore);
        if (kafka != null) {
            kafka.close();
        }
        provider.close();
    }

    @Test
    void aTokenOfTheProviderOpensTheConnection() throws Exception {
        try (Admin admin = Admin.create(client("s3cret"))) {
            assertThat(admin.describeCluster().clusterId().get()).isNotEmpty();
        }
        assertThat(provider.lastRequest())
                .contains("grant_type=client_credentials")
                .contains("scope=kafka");
    }

    @Test
    void aWrongSecretDoesNot() {
        assertThatThrownBy(() -> Admin.create(client("guess")).close()).hasStackTraceContaining("401");
    }

    private Map<String, Object> client(String secret) {
        ClientProperties translated = ClientProperties.of(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "OAUTHBEARER",
                "sasl.username", "tributary",
                "sasl.password", secret,
                "sasl.oauthbearer.token.endpoint.url", provider.tokenEndpoint(),
                "sasl.oauthbearer.scope", "kafka"));
        assertThat(translated.problems()).isEmpty();
        return new HashMap<>(translated.properties());
    }
}
