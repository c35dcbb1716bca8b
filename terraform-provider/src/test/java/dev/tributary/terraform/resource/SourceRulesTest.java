package dev.tributary.terraform.resource;

import static dev.tributary.terraform.resource.SourceConfigurations.orders;
import static dev.tributary.terraform.resource.SourceConfigurations.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.diagnostic.Diagnostic;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SourceRulesTest {

    private static List<String> said(Value.Mapping config) {
        Diagnostics out = new Diagnostics();
        SourceRules.validate(new Fields(config), out);
        return out.all().stream().map(SourceRulesTest::line).toList();
    }

    private static String line(Diagnostic diagnostic) {
        return diagnostic.severity() + " " + diagnostic.path() + ": " + diagnostic.detail();
    }

    static Stream<Arguments> faults() {
        Value.Mapping sasl = with(orders(), "security_protocol", "SASL_SSL", "sasl_mechanism", "PLAIN");
        return Stream.of(
                Arguments.of(with(orders(), "bootstrap_servers", "kafka"), "ERROR bootstrap_servers: ", "\"kafka\""),
                Arguments.of(
                        with(orders(), "bootstrap_servers", "kafka:99999"), "ERROR bootstrap_servers: ", "host:port"),
                Arguments.of(with(orders(), "topic_prefix", "a b"), "ERROR topic_prefix: ", "\"a b\""),
                Arguments.of(
                        with(orders(), "topic_prefix", "x".repeat(248)),
                        "ERROR topic_include_list_user_defined: ",
                        "249"),
                Arguments.of(
                        with(orders(), "topic_include_list", "or ders"), "ERROR topic_include_list: ", "\"or ders\""),
                Arguments.of(
                        with(orders(), "topic_include_list_user_defined", "a,b, a"),
                        "WARNING topic_include_list_user_defined: ",
                        "more than once"),
                Arguments.of(
                        orders().with("schemas_enable", Value.of(true)), "WARNING schemas_enable: ", "format to json"),
                Arguments.of(with(sasl, "sasl_password", "p"), "ERROR sasl_username: ", "sasl_username is missing"),
                Arguments.of(with(sasl, "sasl_username", "u"), "ERROR sasl_password: ", "sasl_password is missing"),
                Arguments.of(with(orders(), "security_protocol", "SASL_SSL"), "ERROR sasl_mechanism: ", "missing"),
                Arguments.of(
                        with(tokens(), "sasl_oauthbearer_scope", "kafka"),
                        "ERROR sasl_oauthbearer_token_endpoint_url: ",
                        "sasl.mechanism OAUTHBEARER needs it"),
                Arguments.of(
                        with(tokens(), "sasl_oauthbearer_token_endpoint_url", "login.example.com"),
                        "ERROR sasl_oauthbearer_token_endpoint_url: ",
                        "\"login.example.com\""),
                Arguments.of(
                        with(sasl, "sasl_oauthbearer_scope", "kafka"), "WARNING sasl_oauthbearer_scope: ", "PLAIN"),
                Arguments.of(
                        with(orders(), "ssl_ca_certificate", "x", "security_protocol", "SSL"),
                        "ERROR ssl_ca_certificate: ",
                        "PEM"),
                Arguments.of(with(orders(), "sasl_username", "u"), "WARNING sasl_username: ", "PLAINTEXT"),
                Arguments.of(
                        with(orders(), "sasl_password", "p", "sasl_password_wo", "q", "security_protocol", "SASL_SSL"),
                        "ERROR sasl_password_wo: ",
                        "keep one of them"),
                Arguments.of(
                        with(sasl, "sasl_password_wo", "p", "sasl_username", "u"),
                        "ERROR sasl_password_wo: ",
                        "sasl_password_wo_version = 1"));
    }

    private static Value.Mapping tokens() {
        return with(
                orders(),
                "security_protocol",
                "SASL_SSL",
                "sasl_mechanism",
                "OAUTHBEARER",
                "sasl_username",
                "client",
                "sasl_password",
                "secret");
    }

    @Test
    void givenALoginWithTokens_whenValidated_thenNothingIsSaid() {
        Value.Mapping endpoint =
                with(tokens(), "sasl_oauthbearer_token_endpoint_url", "https://login.example.com/oauth2/token");
        assertThat(said(with(endpoint, "sasl_oauthbearer_scope", "kafka"))).isEmpty();
        assertThat(said(tokens().with("sasl_oauthbearer_token_endpoint_url", Value.unknown())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void givenAFault_whenValidated_thenAttributeAndWayOutAreNamed(Value.Mapping config, String start, String part) {
        assertThat(said(config))
                .anySatisfy(line -> assertThat(line).startsWith(start).contains(part));
    }

    @Test
    void givenNothingWrong_whenValidated_thenNothingIsSaid() {
        assertThat(said(orders())).isEmpty();
    }

    @Test
    void givenSecretsThroughWriteOnlyAttributes_whenValidated_thenNothingIsSaid() {
        Value.Mapping config = with(
                        orders(),
                        "security_protocol",
                        "SASL_SSL",
                        "sasl_mechanism",
                        "PLAIN",
                        "sasl_username",
                        "u",
                        "sasl_password_wo",
                        "p")
                .with("sasl_password_wo_version", Value.of(1));
        assertThat(said(config)).isEmpty();
    }

    @Test
    void givenASecretAtFault_whenValidated_thenItIsNotRepeated() {
        Value.Mapping config = with(orders(), "ssl_client_key", "very-secret", "security_protocol", "SSL");
        assertThat(said(config)).isNotEmpty().noneMatch(line -> line.contains("very-secret"));
    }

    @ParameterizedTest
    @EnumSource
    void givenAnUnknownValueAnywhere_whenValidated_thenNothingIsMissed(ConfigKey key) {
        Value.Mapping config = with(
                        orders(),
                        "security_protocol",
                        "SASL_SSL",
                        "sasl_mechanism",
                        "PLAIN",
                        "sasl_username",
                        "u",
                        "sasl_password",
                        "p")
                .with(key.attribute(), Value.unknown());
        boolean pair = key == ConfigKey.SSL_CLIENT_KEY || key == ConfigKey.SSL_CLIENT_CERTIFICATE;
        assertThat(said(pair ? with(config, "security_protocol", "SASL_SSL") : config))
                .isEmpty();
    }

    private static boolean refusesTopics(Value.Mapping lists) {
        Diagnostics out = new Diagnostics();
        SourceRules.checkTopics(new Fields(lists), out);
        return out.hasErrors();
    }

    @Test
    void givenBothListsEmpty_whenChecked_thenItIsRefused() {
        assertThat(refusesTopics(with(orders(), "topic_include_list_user_defined", " , ")))
                .isTrue();
    }

    @Test
    void givenAnUnknownList_whenChecked_thenItMayNameATopic() {
        assertThat(refusesTopics(orders().with("topic_include_list_user_defined", Value.unknown())))
                .isFalse();
    }
}
