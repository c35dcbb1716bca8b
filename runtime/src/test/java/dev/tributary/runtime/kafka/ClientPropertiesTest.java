package dev.tributary.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ClientPropertiesTest {
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n";
    private static final String ENCRYPTED_KEY =
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n";

    @Test
    void brokersAloneAreEnough() {
        ClientProperties client = ClientProperties.of(Map.of("bootstrap.servers", " a.example:9092 , b:1,, [::1]:2 "));

        assertThat(client.properties())
                .containsOnly(
                        Map.entry("bootstrap.servers", "a.example:9092,b:1,[::1]:2"),
                        Map.entry("security.protocol", "PLAINTEXT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:", ":1", "a:0", "a:65536", "a:1 b:2", "kafka://a:1", "a:1;b:2", ","})
    void aMalformedListOfBrokersIsAProblem(String brokers) {
        assertThat(problemKeys(Map.of("bootstrap.servers", brokers))).containsExactly("bootstrap.servers");
    }

    @Test
    void anUnknownProtocolIsAProblemThatNamesTheKnownOnes() {
        assertThat(with(Map.of("security.protocol", "TLS")).problems())
                .containsExactly(new ConnectionProblem(
                        "security.protocol",
                        "security.protocol 'TLS' is not known",
                        "Use one of PLAINTEXT, SASL_PLAINTEXT, SASL_SSL, SSL."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple",
                "two words",
                "quote\"quote",
                "single'quote",
                "back\\slash",
                "ends in \\",
                "semi;colon=equals",
                "line\nend\r\n",
                "tab\there",
                "\" username=\"mallory\";",
                "ünïcödé 鍵",
                "\\n \\t \\101 \\\""
            })
    void aPasswordReachesTheLoginModuleAsItIs(String password) {
        ClientProperties client = with(Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.username", "u",
                "sasl.password", password));

        assertThat(loginOptions(client)).isEqualTo(Map.of("username", "u", "password", password));
    }

    @Test
    void plainUsesItsOwnLoginModule() {
        ClientProperties client = with(Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.username", "u",
                "sasl.password", "p"));

        assertThat(client.properties().get("sasl.jaas.config"))
                .startsWith("org.apache.kafka.common.security.plain.PlainLoginModule required ");
    }

    @Test
    void saslWithoutUserAndPasswordNamesBoth() {
        assertThat(problemKeys(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-256")))
                .containsExactly("sasl.username", "sasl.password");
    }

    @Test
    void saslWithoutMechanismIsAProblem() {
        assertThat(problemKeys(Map.of("security.protocol", "SASL_SSL"))).containsExactly("sasl.mechanism");
    }

    @Test
    void anUnknownMechanismIsAProblem() {
        assertThat(problemKeys(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "GSSAPI")))
                .containsExactly("sasl.mechanism");
    }

    @Test
    void mskIamWithoutItsLibraryIsAProblem() {
        assertThat(with(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "AWS_MSK_IAM"))
                        .problems())
                .singleElement()
                .extracting(ConnectionProblem::message)
                .asString()
                .contains("aws-msk-iam-auth");
    }

    @Test
    void aTokenEndpointThatTheJvmDoesNotAllowIsAProblemThatSaysHowToAllowIt() {
        assertThat(with(oauth("https://id.example/token")).problems())
                .singleElement()
                .extracting(ConnectionProblem::remedy)
                .isEqualTo("If it is the right one, start the server with TRIBUTARY_JAVA_OPTS="
                        + "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=https://id.example/token"
                        + " (several: separated by commas).");
    }

    @Test
    void anAllowedTokenEndpointIsUsed() {
        String url = "https://id.example/token";
        String before = System.getProperty(SaslTranslation.ALLOWED_URLS, "");
        System.setProperty(SaslTranslation.ALLOWED_URLS, "https://other.example," + url);
        try {
            assertThat(with(oauth(url)).properties()).containsEntry("sasl.oauthbearer.token.endpoint.url", url);
        } finally {
            System.setProperty(SaslTranslation.ALLOWED_URLS, before);
        }
    }

    @Test
    void certificatesAndKeyArePassedAsPem() {
        ClientProperties client = with(Map.of(
                "security.protocol", "SSL",
                "ssl.ca.certificate", CERTIFICATE,
                "ssl.client.certificate", CERTIFICATE,
                "ssl.client.key", KEY));

        assertThat(client.properties())
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.certificates", CERTIFICATE)
                .containsEntry("ssl.keystore.type", "PEM")
                .containsEntry("ssl.keystore.certificate.chain", CERTIFICATE)
                .containsEntry("ssl.keystore.key", KEY);
    }

    @Test
    void anEncryptedKeyNeedsItsPassword() {
        assertThat(problemKeys(Map.of(
                        "security.protocol", "SSL",
                        "ssl.client.certificate", CERTIFICATE,
                        "ssl.client.key", ENCRYPTED_KEY)))
                .containsExactly("ssl.client.key.password");
    }

    @Test
    void aKeyOfAnotherFormIsAProblemThatDoesNotRepeatIt() {
        ClientProperties client = with(Map.of(
                "security.protocol", "SSL",
                "ssl.client.certificate", CERTIFICATE,
                "ssl.client.key", "-----BEGIN RSA PRIVATE KEY-----\nhush"));

        assertThat(client.problems())
                .singleElement()
                .asString()
                .contains("pkcs8")
                .doesNotContain("hush");
    }

    @Test
    void aCertificateWithoutItsKeyIsAProblem() {
        assertThat(problemKeys(Map.of("security.protocol", "SSL", "ssl.client.certificate", CERTIFICATE)))
                .containsExactly("ssl.client.key");
    }

    @Test
    void propertiesTakenAsTheyAreReplaceUserAndPassword() {
        ClientProperties client = ClientProperties.of(
                Map.of("bootstrap.servers", "a:1", "security.protocol", "SASL_SSL", "sasl.mechanism", "GSSAPI"),
                Map.of("sasl.jaas.config", "x required;"));

        assertThat(client.problems()).isEmpty();
        assertThat(client.properties()).containsEntry("sasl.jaas.config", "x required;");
    }

    @Test
    void valuesAreNotPrinted() {
        assertThat(with(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN", "sasl.password", "hush")))
                .asString()
                .doesNotContain("hush");
    }

    private static Map<String, String> oauth(String url) {
        return Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "OAUTHBEARER",
                "sasl.username", "u",
                "sasl.password", "p",
                "sasl.oauthbearer.token.endpoint.url", url);
    }

    private static ClientProperties with(Map<String, String> keys) {
        Map<String, String> connection = new HashMap<>(keys);
        connection.putIfAbsent("bootstrap.servers", "a:1");
        return ClientProperties.of(connection);
    }

    private static List<String> problemKeys(Map<String, String> keys) {
        return with(keys).problems().stream().map(ConnectionProblem::key).toList();
    }

    /** What Kafka's own parser reads. */
    private static Map<String, ?> loginOptions(ClientProperties client) {
        Map<String, Object> configs =
                Map.of("sasl.jaas.config", new Password(client.properties().get("sasl.jaas.config")));
        List<AppConfigurationEntry> entries =
                JaasContext.loadClientContext(configs).configurationEntries();
        assertThat(entries).hasSize(1);
        return entries.get(0).getOptions();
    }
}
