package dev.tributary.runtime.kafka;

import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a translation that proves who we are. */
final class SaslTranslation {
    private static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String OAUTH_MODULE = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";
    private static final String OAUTH_HANDLER =
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler";
    private static final String MSK_MODULE = "software.amazon.msk.auth.iam.IAMLoginModule";
    private static final String MSK_HANDLER = "software.amazon.msk.auth.iam.IAMClientCallbackHandler";
    private static final String JAAS = "sasl.jaas.config";

    /** Kafka's clients fetch tokens from no address that is not listed here; an empty list allows none. */
    static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    private final ConnectionTranslation translation;

    SaslTranslation(ConnectionTranslation translation) {
        this.translation = translation;
    }

    void translate() {
        String mechanism = translation.value(KafkaDirectKeys.SASL_MECHANISM);
        if (mechanism == null) {
            translation.problem(
                    KafkaDirectKeys.SASL_MECHANISM,
                    "sasl.mechanism is not set, but security.protocol asks for SASL",
                    "Set it to PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, AWS_MSK_IAM or OAUTHBEARER.");
            return;
        }
        translation.property("sasl.mechanism", mechanism);
        if (translation.isGivenAsItIs(JAAS)) {
            return;
        }
        switch (mechanism) {
            case "PLAIN" -> userAndPassword(PLAIN_MODULE);
            case "SCRAM-SHA-256", "SCRAM-SHA-512" -> userAndPassword(SCRAM_MODULE);
            case "AWS_MSK_IAM" -> mskIam();
            case "OAUTHBEARER" -> oauth();
            default ->
                translation.problem(
                        KafkaDirectKeys.SASL_MECHANISM,
                        "sasl.mechanism '" + mechanism + "' is not known",
                        "Use PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, AWS_MSK_IAM or OAUTHBEARER.");
        }
    }

    private void userAndPassword(String module) {
        Map<String, String> options = new LinkedHashMap<>();
        require(options, "username", KafkaDirectKeys.SASL_USERNAME);
        require(options, "password", KafkaDirectKeys.SASL_PASSWORD);
        translation.property(JAAS, JaasEntry.of(module, options));
    }

    private void mskIam() {
        try {
            Class.forName(MSK_MODULE, false, SaslTranslation.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            translation.problem(
                    KafkaDirectKeys.SASL_MECHANISM,
                    "sasl.mechanism AWS_MSK_IAM needs the library aws-msk-iam-auth, which this server does not have",
                    "Start the server with TRIBUTARY_EXTRA_LIBRARIES naming a folder that holds aws-msk-iam-auth and what"
                            + " it needs (extras/msk-iam collects them), or use SCRAM-SHA-512.");
            return;
        }
        translation.property(JAAS, JaasEntry.of(MSK_MODULE, Map.of()));
        translation.property("sasl.client.callback.handler.class", MSK_HANDLER);
    }

    private void oauth() {
        Map<String, String> login = new LinkedHashMap<>();
        require(login, "sasl.oauthbearer.client.credentials.client.id", KafkaDirectKeys.SASL_USERNAME);
        require(login, "sasl.oauthbearer.client.credentials.client.secret", KafkaDirectKeys.SASL_PASSWORD);
        login.forEach(translation::property);
        String scope = translation.value(KafkaDirectKeys.SASL_SCOPE);
        if (scope != null) {
            translation.property(KafkaDirectKeys.SASL_SCOPE, scope);
        }
        translation.property(JAAS, JaasEntry.of(OAUTH_MODULE, Map.of()));
        translation.property("sasl.login.callback.handler.class", OAUTH_HANDLER);
        tokenEndpoint(translation.value(KafkaDirectKeys.SASL_TOKEN_ENDPOINT));
    }

    private void tokenEndpoint(@Nullable String url) {
        if (url == null) {
            translation.problem(
                    KafkaDirectKeys.SASL_TOKEN_ENDPOINT,
                    "sasl.oauthbearer.token.endpoint.url is not set, but sasl.mechanism is OAUTHBEARER",
                    "Set it to the address that hands out tokens to sasl.username and sasl.password.");
            return;
        }
        String allowed = System.getProperty(ALLOWED_URLS, "");
        if (Arrays.stream(allowed.split(",", -1)).map(String::strip).noneMatch(url::equals)) {
            translation.problem(
                    KafkaDirectKeys.SASL_TOKEN_ENDPOINT,
                    "sasl.oauthbearer.token.endpoint.url '" + url
                            + "' is not on this server's list of allowed addresses",
                    "If it is the right one, start the server with TRIBUTARY_JAVA_OPTS=-D" + ALLOWED_URLS + "=" + url
                            + " (several: separated by commas).");
            return;
        }
        translation.property(KafkaDirectKeys.SASL_TOKEN_ENDPOINT, url);
    }

    private void require(Map<String, String> options, String option, String key) {
        String value = translation.value(key);
        if (value == null) {
            translation.problem(
                    key,
                    key + " is not set, but sasl.mechanism needs it",
                    "Set " + key + ", or change sasl.mechanism.");
        } else {
            options.put(option, value);
        }
    }
}
