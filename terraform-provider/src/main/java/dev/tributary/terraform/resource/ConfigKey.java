package dev.tributary.terraform.resource;

import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.terraform.value.Value;
import java.util.Optional;

/**
 * A key of the configuration of a Kafka Direct source and the attribute that holds it: the same name in underscores.
 */
enum ConfigKey {
    TOPIC_PREFIX(KafkaDirectKeys.TOPIC_PREFIX),
    BASE_TOPICS(KafkaDirectKeys.BASE_TOPICS),
    USER_DEFINED_TOPICS(KafkaDirectKeys.USER_DEFINED_TOPICS),
    FORMAT(KafkaDirectKeys.FORMAT),
    SCHEMAS_ENABLE(KafkaDirectKeys.SCHEMAS_ENABLE),
    OFFSET_POLICY(KafkaDirectKeys.OFFSET_POLICY),
    BOOTSTRAP_SERVERS(KafkaDirectKeys.BOOTSTRAP_SERVERS),
    SECURITY_PROTOCOL(KafkaDirectKeys.SECURITY_PROTOCOL),
    SASL_MECHANISM(KafkaDirectKeys.SASL_MECHANISM),
    SASL_USERNAME(KafkaDirectKeys.SASL_USERNAME),
    SASL_PASSWORD(KafkaDirectKeys.SASL_PASSWORD, true),
    SASL_TOKEN_ENDPOINT(KafkaDirectKeys.SASL_TOKEN_ENDPOINT),
    SASL_SCOPE(KafkaDirectKeys.SASL_SCOPE),
    SSL_CA_CERTIFICATE(KafkaDirectKeys.SSL_CA_CERTIFICATE),
    SSL_CLIENT_CERTIFICATE(KafkaDirectKeys.SSL_CLIENT_CERTIFICATE),
    SSL_CLIENT_KEY(KafkaDirectKeys.SSL_CLIENT_KEY, true),
    SSL_CLIENT_KEY_PASSWORD(KafkaDirectKeys.SSL_CLIENT_KEY_PASSWORD, true);

    private final String key;
    private final boolean secret;

    ConfigKey(String key) {
        this(key, false);
    }

    ConfigKey(String key, boolean secret) {
        this.key = key;
        this.secret = secret;
    }

    /** Returns the key on the wire. */
    String key() {
        return key;
    }

    String attribute() {
        return key.replace('.', '_');
    }

    /** Returns whether there is a write-only attribute beside the sensitive one. */
    boolean isSecret() {
        return secret;
    }

    /** Returns the name of the write-only attribute of a secret. */
    String writeOnlyAttribute() {
        return attribute() + "_wo";
    }

    /** Returns the name of the attribute whose change says that the write-only one changed. */
    String versionAttribute() {
        return attribute() + "_wo_version";
    }

    static Optional<ConfigKey> ofKey(String key) {
        for (ConfigKey each : values()) {
            if (each.key.equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns what the server does when the key is absent; null when there is no such thing. */
    Value fallback() {
        return switch (this) {
            case FORMAT -> Value.ofText("string");
            case SCHEMAS_ENABLE -> Value.of(false);
            case OFFSET_POLICY -> Value.ofText("earliest");
            default -> Value.nil();
        };
    }
}
