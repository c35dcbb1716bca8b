package dev.tributary.api.model.kafkadirect;

import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How to connect to the external brokers safely. Prints no secret. */
@Value.Immutable
@WireStyle
public interface KafkaSecurity {

    /** Encryption and authentication. */
    @Value.Default
    default SecurityProtocol protocol() {
        return SecurityProtocol.PLAINTEXT;
    }

    /** How to authenticate; for the SASL protocols. */
    @Nullable SaslMechanism saslMechanism();

    /** The user, for PLAIN and SCRAM; the client id, for OAUTHBEARER. */
    @Nullable String saslUsername();

    /** The user's password, for PLAIN and SCRAM; the client secret, for OAUTHBEARER. */
    @Value.Redacted
    @Nullable String saslPassword();

    /** Where tokens come from, an http or https address; for OAUTHBEARER. */
    @Nullable String tokenEndpoint();

    /** What scope to ask for; for OAUTHBEARER, null for none. */
    @Nullable String scope();

    /** Whom to trust, PEM text; null for the CAs of the Java runtime. */
    @Nullable String caCertificate();

    /** The client's certificate chain, PEM text. */
    @Nullable String clientCertificate();

    /** The client's private key, PEM text, PKCS #8. */
    @Value.Redacted
    @Nullable String clientKey();

    /** The password of an encrypted private key. */
    @Value.Redacted
    @Nullable String clientKeyPassword();

    /** Neither encryption nor authentication. */
    static KafkaSecurity plaintext() {
        return builder().build();
    }

    /** Starts with {@code PLAINTEXT}. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link KafkaSecurity}. Not safe for use by several threads. */
    final class Builder extends ImmutableKafkaSecurity.Builder {
        Builder() {}
    }
}
