package dev.tributary.api.model.kafkadirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.ConfigFinding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaDirectConfigRulesTest {
    private static final SourceConfig GOOD =
            SourceConfig.parse("{\"topic.prefix\":\"eu\",\"topic.include.list\":\"orders, payments\"}");
    private static final String PEM = "-----BEGIN %1$s-----\\nAA==\\n-----END %1$s-----";

    @Test
    void givenTheLeastThatIsNeededWhenCheckedThenThereIsNothingToSay() {
        assertThat(KafkaDirectConfigRules.check(GOOD)).isEmpty();
    }

    @Test
    void givenTheConfigOfTheTerraformAcceptanceTestWhenCheckedThenNothingIsRefused() {
        SourceConfig config = SourceConfig.parse("""
                {"format":"json","schemas.enable":true,"topic.include.list.user.defined":\
                "sample-topic_topic1, sample-topic_topic2, sample-topic_topic3","topic.prefix":"sample-topic_"}""");

        assertThat(KafkaDirectConfigRules.check(config))
                .extracting(ConfigFinding::severity)
                .containsExactly(Severity.BLOCKING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic.prefix|\"\"|is empty",
                "topic.prefix|\"a b\"|holds characters that no topic name can have",
                "topic.prefix|\"a/b\"|holds characters that no topic name can have",
                "topic.prefix|5|is not a JSON string",
                "topic.include.list|\"a,b c\"|is not a topic name",
                "topic.include.list|\"..\"|is not a topic name",
                "topic.include.list|\" , \"|name no topic",
                "topic.include.list|[\"a\"]|is not a JSON string",
                "topic.include.list.user.defined|\"a;b\"|is not a topic name",
                "format|\"xml\"|is not a known value",
                "schemas.enable|\"true\"|is not a JSON boolean",
                "offset.policy|\"newest\"|is not a known value",
                "bootstrap.servers|\"broker\"|is not a broker address",
                "bootstrap.servers|\"a:1,b:0\"|is not a broker address",
                "bootstrap.servers|\"a:99999\"|is not a broker address",
                "bootstrap.servers|\"kafka://a:1\"|is not a broker address",
                "bootstrap.servers|\"\"|names no broker",
                "security.protocol|\"TLS\"|is not a known value",
                "sasl.mechanism|\"GSSAPI\"|is not a known value",
                "ssl.ca.certificate|\"/etc/ca.pem\"|is not PEM text",
                "sasl.password|\"********\"|is the mask, and no secret is stored"
            })
    void givenOneBadValueWhenCheckedThenItIsRefusedByName(String key, String json, String message) {
        SourceConfig config = GOOD.with(
                key, SourceConfig.parse("{\"v\":" + json + "}").toJson().get("v"));

        assertThat(errors(config)).anySatisfy(finding -> {
            assertThat(finding.key()).isEqualTo(key);
            assertThat(finding.message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broker:9092",
                "10.0.0.1:9092, 10.0.0.2:9092",
                "[::1]:9092",
                "b-1.kafka.eu-west-1.example.com:9098"
            })
    void givenGoodAddressesWhenCheckedThenNothingIsRefused(String servers) {
        assertThat(KafkaDirectConfigRules.check(GOOD.with("bootstrap.servers", servers)))
                .isEmpty();
    }

    @Test
    void givenANameTooLongInsideWhenCheckedThenTheTopicIsNamed() {
        SourceConfig config = GOOD.with("topic.prefix", "p".repeat(244));

        assertThat(errors(config)).extracting(ConfigFinding::value).containsExactly("orders", "payments");
    }

    @Test
    void givenNoListWhenCheckedThenBothKeysAreNamed() {
        assertThat(errors(GOOD.without("topic.include.list")))
                .singleElement()
                .extracting(ConfigFinding::sentence)
                .isEqualTo("config.topic.include.list and config.topic.include.list.user.defined name no topic:"
                        + " name at least one topic in one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "SASL_SSL,,,,sasl.mechanism",
        "SASL_PLAINTEXT,PLAIN,,secret,sasl.username",
        "SASL_SSL,SCRAM-SHA-512,user,,sasl.password"
    })
    void givenSaslWithAPartMissingWhenCheckedThenItIsNamed(
            String protocol, String mechanism, String user, String password, String missing) {
        SourceConfig config = GOOD.with("security.protocol", protocol);
        config = mechanism == null ? config : config.with("sasl.mechanism", mechanism);
        config = user == null ? config : config.with("sasl.username", user);
        config = password == null ? config : config.with("sasl.password", password);

        assertThat(errors(config)).extracting(ConfigFinding::key).containsExactly(missing);
    }

    @Test
    void givenAClientCertificateWithoutKeyWhenCheckedThenTheKeyIsMissing() {
        SourceConfig config =
                GOOD.with("security.protocol", "SSL").with("ssl.client.certificate", PEM.formatted("CERTIFICATE"));

        assertThat(errors(config)).extracting(ConfigFinding::key).containsExactly("ssl.client.key");
    }

    @ParameterizedTest
    @CsvSource({"format,json", "format,avro"})
    void givenAFormatNotSupportedYetWhenCheckedThenItIsKeptButBlocks(String key, String value) {
        assertThat(KafkaDirectConfigRules.check(GOOD.with(key, value)))
                .extracting(ConfigFinding::severity)
                .containsExactly(Severity.BLOCKING);
    }

    @Test
    void givenTheIdentityOfAnAwsEnvironmentWhenCheckedThenItNeedsNothingElse() {
        SourceConfig config = GOOD.with("security.protocol", "SASL_SSL").with("sasl.mechanism", "AWS_MSK_IAM");

        assertThat(KafkaDirectConfigRules.check(config)).isEmpty();
        assertThat(KafkaDirectConfigRules.check(config.with("sasl.username", "user")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.sentence()).contains("sasl.username has no effect with sasl.mechanism AWS_MSK");
                });
    }

    @Test
    void givenTokensOfAnIdentityProviderWhenCheckedThenItsAddressAndALoginAreNeeded() {
        SourceConfig config = GOOD.with("security.protocol", "SASL_SSL").with("sasl.mechanism", "OAUTHBEARER");

        assertThat(errors(config))
                .extracting(ConfigFinding::key)
                .containsExactly("sasl.username", "sasl.password", "sasl.oauthbearer.token.endpoint.url");
        SourceConfig complete = config.with("sasl.username", "client")
                .with("sasl.password", "secret")
                .with("sasl.oauthbearer.token.endpoint.url", "https://login.example.com/oauth2/token")
                .with("sasl.oauthbearer.scope", "kafka");
        assertThat(KafkaDirectConfigRules.check(complete)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"login.example.com/token", "file:///etc/passwd", "https:///token", "https://u:p@host/", "a b"})
    void givenAnythingButAWebAddressForTokensWhenCheckedThenItIsAnError(String address) {
        SourceConfig config = GOOD.with("security.protocol", "SASL_SSL")
                .with("sasl.mechanism", "OAUTHBEARER")
                .with("sasl.username", "client")
                .with("sasl.password", "secret")
                .with("sasl.oauthbearer.token.endpoint.url", address);

        assertThat(errors(config))
                .extracting(ConfigFinding::key)
                .containsExactly("sasl.oauthbearer.token.endpoint.url");
    }

    @ParameterizedTest
    @CsvSource({
        "mystery,x",
        "topic.include.list,'a,b,a'",
        "sasl.username,user",
        "sasl.oauthbearer.scope,x",
        "ssl.client.key.password,secret"
    })
    void givenSomethingWithoutEffectWhenCheckedThenItIsAWarning(String key, String value) {
        assertThat(KafkaDirectConfigRules.check(GOOD.with(key, value)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.key()).isEqualTo(key);
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                });
    }

    @Test
    void givenSchemasWithoutJsonWhenCheckedThenItIsAWarning() {
        assertThat(KafkaDirectConfigRules.check(GOOD.with("schemas.enable", true)))
                .extracting(ConfigFinding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void givenManyBadValuesWhenCheckedThenAllAreReported() {
        SourceConfig config = SourceConfig.parse(
                "{\"topic.prefix\":\"!\",\"format\":\"xml\",\"bootstrap.servers\":\"x\",\"offset.policy\":1}");

        assertThat(errors(config))
                .extracting(ConfigFinding::key)
                .contains("topic.prefix", "format", "bootstrap.servers", "offset.policy", "topic.include.list");
    }

    @Test
    void givenABadSecretWhenCheckedThenItIsNotRepeated() {
        SourceConfig config = GOOD.with("ssl.client.key", "hush")
                .with(
                        "sasl.password",
                        SourceConfig.parse("{\"v\":[\"hush\"]}").toJson().get("v"));

        assertThat(KafkaDirectConfigRules.check(config).toString()).doesNotContain("hush");
    }

    private static List<ConfigFinding> errors(SourceConfig config) {
        return KafkaDirectConfigRules.check(config).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
