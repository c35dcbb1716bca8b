package dev.tributary.runtime.kafka;

import java.util.List;
import java.util.Set;

/** The names of the keys that describe a connection, the same in a source's config and in the server's settings. */
public final class ConnectionKeys {
    /** Brokers, {@code host:port,host:port}. */
    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    /** How to speak to them. */
    public static final String SECURITY_PROTOCOL = "security.protocol";
    /** How to prove who we are. */
    public static final String SASL_MECHANISM = "sasl.mechanism";
    /** The user, or the client id of OAUTHBEARER. */
    public static final String SASL_USERNAME = "sasl.username";
    /** The password, or the client secret of OAUTHBEARER. */
    public static final String SASL_PASSWORD = "sasl.password";
    /** Where OAUTHBEARER gets its tokens. */
    public static final String SASL_TOKEN_ENDPOINT = "sasl.oauthbearer.token.endpoint.url";
    /** What OAUTHBEARER asks for. */
    public static final String SASL_SCOPE = "sasl.oauthbearer.scope";
    /** PEM text of the authorities to trust. */
    public static final String SSL_CA_CERTIFICATE = "ssl.ca.certificate";
    /** PEM text of the client's certificate. */
    public static final String SSL_CLIENT_CERTIFICATE = "ssl.client.certificate";
    /** PEM text of the client's private key. */
    public static final String SSL_CLIENT_KEY = "ssl.client.key";
    /** Password of that key. */
    public static final String SSL_CLIENT_KEY_PASSWORD = "ssl.client.key.password";

    /** All of them, {@link #BOOTSTRAP_SERVERS} first. */
    public static final List<String> ALL = List.of(
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

    /** Those whose values are never shown. */
    public static final Set<String> SECRETS = Set.of(SASL_PASSWORD, SSL_CLIENT_KEY, SSL_CLIENT_KEY_PASSWORD);

    private ConnectionKeys() {}
}
