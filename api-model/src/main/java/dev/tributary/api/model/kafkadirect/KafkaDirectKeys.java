package dev.tributary.api.model.kafkadirect;

import java.util.List;

/** The keys of a Kafka Direct configuration. Those of a connection name the server's own connections, too. */
public final class KafkaDirectKeys {
    public static final String TOPIC_PREFIX = "topic.prefix";
    public static final String BASE_TOPICS = "topic.include.list";
    public static final String USER_DEFINED_TOPICS = "topic.include.list.user.defined";
    public static final String FORMAT = "format";
    public static final String SCHEMAS_ENABLE = "schemas.enable";
    public static final String OFFSET_POLICY = "offset.policy";
    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String SECURITY_PROTOCOL = "security.protocol";
    public static final String SASL_MECHANISM = "sasl.mechanism";
    public static final String SASL_USERNAME = "sasl.username";
    public static final String SASL_PASSWORD = "sasl.password";
    public static final String SASL_TOKEN_ENDPOINT = "sasl.oauthbearer.token.endpoint.url";
    public static final String SASL_SCOPE = "sasl.oauthbearer.scope";
    public static final String SSL_CA_CERTIFICATE = "ssl.ca.certificate";
    public static final String SSL_CLIENT_CERTIFICATE = "ssl.client.certificate";
    public static final String SSL_CLIENT_KEY = "ssl.client.key";
    public static final String SSL_CLIENT_KEY_PASSWORD = "ssl.client.key.password";

    /** The keys that describe a connection, {@link #BOOTSTRAP_SERVERS} first. */
    public static final List<String> CONNECTION = List.of(
            BOOTSTRAP_SERVERS,
            SECURITY_PROTOCOL,
            SASL_MECHANISM,
            SASL_USERNAME,
            SASL_PASSWORD,
            SASL_TOKEN_ENDPOINT,
            SASL_SCOPE,
            SSL_CA_CERTIFICATE,
            SSL_CLIENT_CERTIFICATE,
            SSL_CLIENT_KEY,
            SSL_CLIENT_KEY_PASSWORD);

    private KafkaDirectKeys() {}
}
