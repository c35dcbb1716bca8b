package dev.tributary.api.model.kafkadirect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.SourceConfig;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the typed view out of the raw configuration. A key sent as null counts as absent. */
final class KafkaDirectConfigReader {
    private final SourceConfig config;

    private KafkaDirectConfigReader(SourceConfig config) {
        this.config = config;
    }

    static KafkaDirectConfig read(SourceConfig config) {
        KafkaDirectConfigReader reader = new KafkaDirectConfigReader(config);
        String prefix = reader.text(KafkaDirectKeys.TOPIC_PREFIX);
        if (prefix == null) {
            throw new IllegalArgumentException("config." + KafkaDirectKeys.TOPIC_PREFIX
                    + " is missing: set what goes in front of the internal topic names");
        }
        return KafkaDirectConfig.builder()
                .origin(config)
                .topicPrefix(prefix)
                .bootstrapServers(TopicLists.parse(reader.text(KafkaDirectKeys.BOOTSTRAP_SERVERS)))
                .topics(TopicLists.parse(reader.text(KafkaDirectKeys.BASE_TOPICS)))
                .appendedTopics(TopicLists.parse(reader.text(KafkaDirectKeys.USER_DEFINED_TOPICS)))
                .format(reader.value(KafkaDirectKeys.FORMAT, RecordFormat::of, RecordFormat.STRING))
                .schemasEnabled(reader.flag(KafkaDirectKeys.SCHEMAS_ENABLE))
                .offsetPolicy(reader.value(KafkaDirectKeys.OFFSET_POLICY, OffsetPolicy::of, OffsetPolicy.EARLIEST))
                .security(reader.security())
                .build();
    }

    private KafkaSecurity security() {
        String mechanism = text(KafkaDirectKeys.SASL_MECHANISM);
        return KafkaSecurity.builder()
                .protocol(value(KafkaDirectKeys.SECURITY_PROTOCOL, SecurityProtocol::of, SecurityProtocol.PLAINTEXT))
                .saslMechanism(mechanism == null ? null : SaslMechanism.of(mechanism))
                .saslUsername(text(KafkaDirectKeys.SASL_USERNAME))
                .saslPassword(text(KafkaDirectKeys.SASL_PASSWORD))
                .tokenEndpoint(text(KafkaDirectKeys.SASL_TOKEN_ENDPOINT))
                .scope(text(KafkaDirectKeys.SASL_SCOPE))
                .caCertificate(text(KafkaDirectKeys.SSL_CA_CERTIFICATE))
                .clientCertificate(text(KafkaDirectKeys.SSL_CLIENT_CERTIFICATE))
                .clientKey(text(KafkaDirectKeys.SSL_CLIENT_KEY))
                .clientKeyPassword(text(KafkaDirectKeys.SSL_CLIENT_KEY_PASSWORD))
                .build();
    }

    private <T> T value(String key, Function<String, T> parse, T absent) {
        String text = text(key);
        return text == null ? absent : parse.apply(text);
    }

    private @Nullable String text(String key) {
        JsonNode node = config.get(key);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw new IllegalArgumentException("config." + key + " is not a JSON string: put its value in quotes");
        }
        return node.textValue();
    }

    private boolean flag(String key) {
        JsonNode node = config.get(key);
        if (node == null || node.isNull()) {
            return false;
        }
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("config." + key + " is not a JSON boolean: send true or false");
        }
        return node.booleanValue();
    }
}
