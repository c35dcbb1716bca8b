package dev.tributary.api.model.kafkadirect;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tributary.api.model.OpenValue;
import dev.tributary.api.model.connectors.ConfigProperty;
import dev.tributary.api.model.connectors.ConnectorDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Kafka Direct is and what can be configured in it: the one list that documentation, masks and rules go by. */
public final class KafkaDirectCatalogue {
    /** What {@code connector} of a source holds. */
    public static final String CODE = "kafkadirect";

    /** The name for people. */
    public static final String DISPLAY_NAME = "Kafka Direct";

    private static final String STRING = "string";

    private static final List<ConfigProperty> PROPERTIES = List.of(
            text(
                            KafkaDirectKeys.TOPIC_PREFIX,
                            "Topic prefix",
                            "Goes in front of each topic name on the internal cluster.")
                    .required(true)
                    .build(),
            text(
                            KafkaDirectKeys.BASE_TOPICS,
                            "Topics",
                            "The base list: external topics, separated by commas. This or the user-defined list names one.")
                    .build(),
            text(
                            KafkaDirectKeys.USER_DEFINED_TOPICS,
                            "User-defined topics",
                            "External topics appended by API or Terraform, separated by commas.")
                    .build(),
            choice(KafkaDirectKeys.FORMAT, "Format", "What the records are.", RecordFormat.known(), RecordFormat.STRING)
                    .build(),
            property(KafkaDirectKeys.SCHEMAS_ENABLE, "Schemas", "Keeps a schema of each topic; for format json only.")
                    .type("boolean")
                    .defaultValue(BooleanNode.FALSE)
                    .build(),
            choice(
                            KafkaDirectKeys.OFFSET_POLICY,
                            "Offset policy",
                            "Where reading starts when a partition has no position yet.",
                            OffsetPolicy.known(),
                            OffsetPolicy.EARLIEST)
                    .build(),
            text(
                            KafkaDirectKeys.BOOTSTRAP_SERVERS,
                            "Bootstrap servers",
                            "External brokers as host:port, separated by commas. Without it: the server's default connection.")
                    .build(),
            choice(
                            KafkaDirectKeys.SECURITY_PROTOCOL,
                            "Security protocol",
                            "How to talk to the external brokers.",
                            SecurityProtocol.known(),
                            SecurityProtocol.PLAINTEXT)
                    .build(),
            choice(
                            KafkaDirectKeys.SASL_MECHANISM,
                            "SASL mechanism",
                            "How to authenticate to the external brokers.",
                            SaslMechanism.known(),
                            null)
                    .build(),
            text(KafkaDirectKeys.SASL_USERNAME, "User name", "For PLAIN and SCRAM; the client id for OAUTHBEARER.")
                    .build(),
            text(KafkaDirectKeys.SASL_PASSWORD, "Password", "For PLAIN and SCRAM; the client secret for OAUTHBEARER.")
                    .secret(true)
                    .build(),
            text(
                            KafkaDirectKeys.SASL_TOKEN_ENDPOINT,
                            "Token endpoint",
                            "For OAUTHBEARER: the https address that gives tokens. The server must allow it.")
                    .build(),
            text(KafkaDirectKeys.SASL_SCOPE, "Scope", "For OAUTHBEARER: the scope to ask for.")
                    .build(),
            text(
                            KafkaDirectKeys.SSL_CA_CERTIFICATE,
                            "CA certificate",
                            "PEM text; without it: the CAs of the Java runtime.")
                    .build(),
            text(KafkaDirectKeys.SSL_CLIENT_CERTIFICATE, "Client certificate", "PEM text of the chain.")
                    .build(),
            text(KafkaDirectKeys.SSL_CLIENT_KEY, "Client key", "PEM text of the private key, PKCS #8.")
                    .secret(true)
                    .build(),
            text(KafkaDirectKeys.SSL_CLIENT_KEY_PASSWORD, "Client key password", "For an encrypted client key.")
                    .secret(true)
                    .build());

    private KafkaDirectCatalogue() {}

    /** Everything that can be configured, in the order to show it. */
    public static List<ConfigProperty> properties() {
        return PROPERTIES;
    }

    /** The entry of the connector catalogue. */
    public static ConnectorDescription description() {
        return ConnectorDescription.builder()
                .code(CODE)
                .displayName(DISPLAY_NAME)
                .description("Copies topics of any Kafka-compatible cluster into the internal one.")
                .config(PROPERTIES)
                .build();
    }

    private static ConfigProperty.Builder text(String key, String displayName, String description) {
        return property(key, displayName, description).type(STRING);
    }

    private static ConfigProperty.Builder choice(
            String key,
            String displayName,
            String description,
            List<? extends OpenValue> values,
            @Nullable OpenValue defaultValue) {
        ConfigProperty.Builder builder = text(key, displayName, description)
                .values(values.stream().map(OpenValue::text).toList());
        return defaultValue == null ? builder : builder.defaultValue(TextNode.valueOf(defaultValue.text()));
    }

    private static ConfigProperty.Builder property(String key, String displayName, String description) {
        ConfigProperty.Builder builder = ConfigProperty.builder();
        builder.name(key)
                .displayName(displayName)
                .description(description)
                .required(false)
                .secret(false);
        return builder;
    }
}
