package dev.tributary.api.model.kafkadirect;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Encryption and authentication. Never repeats a secret. */
final class SecurityRules {
    private static final Set<SecurityProtocol> SASL =
            Set.of(SecurityProtocol.SASL_PLAINTEXT, SecurityProtocol.SASL_SSL);
    private static final Set<SecurityProtocol> TLS = Set.of(SecurityProtocol.SSL, SecurityProtocol.SASL_SSL);
    private static final Set<SaslMechanism> BY_PASSWORD =
            Set.of(SaslMechanism.PLAIN, SaslMechanism.SCRAM_SHA_256, SaslMechanism.SCRAM_SHA_512);
    private static final List<String> SASL_KEYS =
            List.of(KafkaDirectKeys.SASL_MECHANISM, KafkaDirectKeys.SASL_USERNAME, KafkaDirectKeys.SASL_PASSWORD);
    private static final List<String> TLS_KEYS = List.of(
            KafkaDirectKeys.SSL_CA_CERTIFICATE,
            KafkaDirectKeys.SSL_CLIENT_CERTIFICATE,
            KafkaDirectKeys.SSL_CLIENT_KEY,
            KafkaDirectKeys.SSL_CLIENT_KEY_PASSWORD);

    private SecurityRules() {}

    static void check(Findings findings) {
        SecurityProtocol protocol = protocol(findings);
        SaslMechanism mechanism =
                findings.word(KafkaDirectKeys.SASL_MECHANISM, SaslMechanism::of, SaslMechanism.known());
        checkMasks(findings);
        checkPem(findings, KafkaDirectKeys.SSL_CA_CERTIFICATE, "CERTIFICATE-----");
        checkPem(findings, KafkaDirectKeys.SSL_CLIENT_CERTIFICATE, "CERTIFICATE-----");
        checkPem(findings, KafkaDirectKeys.SSL_CLIENT_KEY, "PRIVATE KEY-----");
        checkPair(findings, KafkaDirectKeys.SSL_CLIENT_CERTIFICATE, KafkaDirectKeys.SSL_CLIENT_KEY);
        checkPair(findings, KafkaDirectKeys.SSL_CLIENT_KEY, KafkaDirectKeys.SSL_CLIENT_CERTIFICATE);
        if (protocol == null) {
            return;
        }
        if (SASL.contains(protocol)) {
            checkSasl(findings, protocol, mechanism);
        } else {
            warnUnused(findings, SASL_KEYS, protocol);
        }
        if (!TLS.contains(protocol)) {
            warnUnused(findings, TLS_KEYS, protocol);
        }
    }

    private static @Nullable SecurityProtocol protocol(Findings findings) {
        return findings.isPresent(KafkaDirectKeys.SECURITY_PROTOCOL)
                ? findings.word(KafkaDirectKeys.SECURITY_PROTOCOL, SecurityProtocol::of, SecurityProtocol.known())
                : SecurityProtocol.PLAINTEXT;
    }

    private static void checkSasl(Findings findings, SecurityProtocol protocol, @Nullable SaslMechanism mechanism) {
        String key = KafkaDirectKeys.SASL_MECHANISM;
        if (mechanism == null) {
            if (!findings.isPresent(key)) {
                findings.error(key, null, "is missing", "set how to authenticate, " + protocol + " needs it");
            }
            return;
        }
        if (!BY_PASSWORD.contains(mechanism)) {
            findings.blocking(
                    key,
                    mechanism.text(),
                    "is kept but not supported by this server yet, so nothing is copied",
                    "use PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512");
            return;
        }
        for (String needed : List.of(KafkaDirectKeys.SASL_USERNAME, KafkaDirectKeys.SASL_PASSWORD)) {
            if (!findings.has(needed)) {
                findings.error(needed, null, "is missing", "set it, sasl.mechanism " + mechanism + " needs it");
            }
        }
    }

    private static void warnUnused(Findings findings, List<String> keys, SecurityProtocol protocol) {
        for (String key : keys) {
            if (findings.isPresent(key)) {
                findings.warning(
                        key, null, "has no effect with security.protocol " + protocol, "remove it or change that");
            }
        }
    }

    private static void checkMasks(Findings findings) {
        for (String key : KafkaDirectSecrets.keys()) {
            if (KafkaDirectSecrets.MASK.equals(findings.text(key))) {
                findings.error(key, null, "is the mask, and no secret is stored", "send the secret itself");
            }
        }
    }

    private static void checkPem(Findings findings, String key, String label) {
        String pem = findings.text(key);
        if (pem == null || pem.equals(KafkaDirectSecrets.MASK)) {
            return;
        }
        if (!(pem.contains("-----BEGIN ") && pem.contains(label) && pem.contains("-----END "))) {
            findings.error(
                    key, null, "is not PEM text", "paste the whole file, from -----BEGIN to -----END, both included");
        }
    }

    private static void checkPair(Findings findings, String present, String needed) {
        if (findings.isPresent(present) && !findings.isPresent(needed)) {
            findings.error(needed, null, "is missing", "set it, config." + present + " needs it");
        }
    }
}
