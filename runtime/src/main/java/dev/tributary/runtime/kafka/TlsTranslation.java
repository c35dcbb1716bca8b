package dev.tributary.runtime.kafka;

import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import org.jspecify.annotations.Nullable;

/** The part of a translation that encrypts. Without a certificate authority the JVM's own list is trusted. */
final class TlsTranslation {
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
    private static final String PLAIN_KEY = "-----BEGIN PRIVATE KEY-----";
    private static final String ENCRYPTED_KEY = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

    private final ConnectionTranslation translation;

    TlsTranslation(ConnectionTranslation translation) {
        this.translation = translation;
    }

    void translate() {
        String authority = certificate(KafkaDirectKeys.SSL_CA_CERTIFICATE);
        if (authority != null) {
            translation.property("ssl.truststore.type", "PEM");
            translation.property("ssl.truststore.certificates", authority);
        }
        String certificate = certificate(KafkaDirectKeys.SSL_CLIENT_CERTIFICATE);
        String key = key();
        if (certificate != null && key != null) {
            translation.property("ssl.keystore.type", "PEM");
            translation.property("ssl.keystore.certificate.chain", certificate);
            translation.property("ssl.keystore.key", key);
        }
        together(KafkaDirectKeys.SSL_CLIENT_CERTIFICATE, KafkaDirectKeys.SSL_CLIENT_KEY);
        together(KafkaDirectKeys.SSL_CLIENT_KEY, KafkaDirectKeys.SSL_CLIENT_CERTIFICATE);
    }

    private @Nullable String certificate(String key) {
        String pem = translation.value(key);
        if (pem != null && !pem.contains(CERTIFICATE)) {
            translation.problem(
                    key,
                    key + " is not PEM text of a certificate",
                    "Paste the text that starts with " + CERTIFICATE + ".");
            return null;
        }
        return pem;
    }

    private @Nullable String key() {
        String pem = translation.value(KafkaDirectKeys.SSL_CLIENT_KEY);
        if (pem == null) {
            return null;
        }
        String password = translation.value(KafkaDirectKeys.SSL_CLIENT_KEY_PASSWORD);
        if (pem.contains(ENCRYPTED_KEY)) {
            if (password == null) {
                translation.problem(
                        KafkaDirectKeys.SSL_CLIENT_KEY_PASSWORD,
                        "ssl.client.key.password is not set, but ssl.client.key is encrypted",
                        "Set ssl.client.key.password.");
                return null;
            }
            translation.property("ssl.key.password", password);
        } else if (!pem.contains(PLAIN_KEY)) {
            translation.problem(
                    KafkaDirectKeys.SSL_CLIENT_KEY,
                    "ssl.client.key is not PEM text of a PKCS#8 private key",
                    "Convert it with 'openssl pkcs8 -topk8' and paste the text that starts with " + PLAIN_KEY + " or "
                            + ENCRYPTED_KEY + ".");
            return null;
        }
        return pem;
    }

    private void together(String given, String missing) {
        if (translation.value(given) != null && translation.value(missing) == null) {
            translation.problem(missing, missing + " is not set, but " + given + " is", "Set both or none of them.");
        }
    }
}
