package dev.tributary.api.model.kafkadirect;

import dev.tributary.api.model.OpenValue;
import dev.tributary.api.model.SourceConfig;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the typed view over the configuration it was read from, touching nothing but what changed. */
final class KafkaDirectConfigWriter {
    private static final KafkaDirectConfig DEFAULTS =
            KafkaDirectConfig.builder().topicPrefix("").build();

    private final KafkaDirectConfig before;
    private final KafkaDirectConfig after;
    private SourceConfig result;

    private KafkaDirectConfigWriter(KafkaDirectConfig before, KafkaDirectConfig after) {
        this.before = before;
        this.after = after;
        this.result = after.origin();
    }

    static SourceConfig write(KafkaDirectConfig config) {
        boolean fresh = config.origin().keys().isEmpty();
        KafkaDirectConfig before = fresh ? DEFAULTS : KafkaDirectConfigReader.read(config.origin());
        return new KafkaDirectConfigWriter(before, config).write();
    }

    private SourceConfig write() {
        text(KafkaDirectKeys.TOPIC_PREFIX, KafkaDirectConfig::topicPrefix);
        baseTopics();
        list(KafkaDirectKeys.USER_DEFINED_TOPICS, KafkaDirectConfig::appendedTopics);
        word(KafkaDirectKeys.FORMAT, KafkaDirectConfig::format);
        if (before.schemasEnabled() != after.schemasEnabled()) {
            result = result.with(KafkaDirectKeys.SCHEMAS_ENABLE, after.schemasEnabled());
        }
        word(KafkaDirectKeys.OFFSET_POLICY, KafkaDirectConfig::offsetPolicy);
        list(KafkaDirectKeys.BOOTSTRAP_SERVERS, KafkaDirectConfig::bootstrapServers);
        word(KafkaDirectKeys.SECURITY_PROTOCOL, config -> config.security().protocol());
        word(KafkaDirectKeys.SASL_MECHANISM, config -> config.security().saslMechanism());
        text(KafkaDirectKeys.SASL_USERNAME, config -> config.security().saslUsername());
        text(KafkaDirectKeys.SASL_PASSWORD, config -> config.security().saslPassword());
        text(KafkaDirectKeys.SASL_TOKEN_ENDPOINT, config -> config.security().tokenEndpoint());
        text(KafkaDirectKeys.SASL_SCOPE, config -> config.security().scope());
        text(KafkaDirectKeys.SSL_CA_CERTIFICATE, config -> config.security().caCertificate());
        text(KafkaDirectKeys.SSL_CLIENT_CERTIFICATE, config -> config.security().clientCertificate());
        text(KafkaDirectKeys.SSL_CLIENT_KEY, config -> config.security().clientKey());
        text(
                KafkaDirectKeys.SSL_CLIENT_KEY_PASSWORD,
                config -> config.security().clientKeyPassword());
        return result;
    }

    /** An emptied base list is written as an empty text: a configuration without the key would keep the stored list. */
    private void baseTopics() {
        if (!before.topics().equals(after.topics())) {
            result = result.with(KafkaDirectKeys.BASE_TOPICS, String.join(",", after.topics()));
        }
    }

    private void list(String key, Function<KafkaDirectConfig, List<String>> attribute) {
        text(key, config -> {
            List<String> entries = attribute.apply(config);
            return entries.isEmpty() ? null : String.join(",", entries);
        });
    }

    private void word(String key, Function<KafkaDirectConfig, @Nullable OpenValue> attribute) {
        text(key, config -> {
            OpenValue value = attribute.apply(config);
            return value == null ? null : value.text();
        });
    }

    private void text(String key, Function<KafkaDirectConfig, @Nullable String> attribute) {
        String value = attribute.apply(after);
        if (Objects.equals(attribute.apply(before), value)) {
            return;
        }
        result = value == null ? result.without(key) : result.with(key, value);
    }
}
