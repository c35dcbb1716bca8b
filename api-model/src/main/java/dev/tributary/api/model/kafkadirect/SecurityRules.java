package dev.tributary.api.model.kafkadirect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Encryption and authentication. Never repeats a secret. */
final class SecurityRules {
    private static final Set<SecurityProtocol> SASL =
            Set.of(SecurityProtocol.SASL_PLAINTEXT, SecurityProtocol.SASL_SSL);
    private static final Set<SecurityProtocol> TLS = Set.of(SecurityProtocol.SSL, SecurityProtocol.SASL_SSL);
    private static final List<String> LOGIN_KEYS =
            List.of(KafkaDirectKeys.SASL_USERNAME, KafkaDirectKeys.SASL_PASSWORD);
    private static final List<String> TOKEN_KEYS =
            List.of(KafkaDirectKeys.SASL_TOKEN_ENDPOINT, KafkaDirectKeys.SASL_SCOPE);
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
        String setting = KafkaDirectKeys.SECURITY_PROTOCOL + " " + protocol;
        if (SASL.contains(protocol)) {
            checkSasl(findings, protocol, mechanism);
        } else {
            warnUnused(findings, List.of(KafkaDirectKeys.SASL_MECHANISM), setting);
            warnUnused(findings, LOGIN_KEYS, setting);
            warnUnused(findings, TOKEN_KEYS, setting);
        }
        if (!TLS.contains(protocol)) {
            warnUnused(findings, TLS_KEYS, setting);
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
        String setting = key + " " + mechanism;
        if (mechanism.equals(SaslMechanism.AWS_MSK_IAM)) {
            warnUnused(findings, LOGIN_KEYS, setting);
        } else {
            LOGIN_KEYS.forEach(needed -> require(findings, needed, setting));
        }
        if (mechanism.equals(SaslMechanism.OAUTHBEARER)) {
            require(findings, KafkaDirectKeys.SASL_TOKEN_ENDPOINT, setting);
            checkTokenEndpoint(findings);
        } else {
            warnUnused(findings, TOKEN_KEYS, setting);
        }
    }

    private static void require(Findings findings, String needed, String setting) {
        if (!findings.has(needed)) {
            findings.error(needed, null, "is missing", "set it, " + setting + " needs it");
        }
    }

    private static void checkTokenEndpoint(Findings findings) {
        String key = KafkaDirectKeys.SASL_TOKEN_ENDPOINT;
        if (findings.has(key) && !isWebAddress(findings.text(key))) {
            findings.error(
                    key,
                    findings.text(key),
                    "is not the address of a token endpoint",
                    "write it in full, for example https://login.example.com/oauth2/token");
        }
    }

    private static boolean isWebAddress(@Nullable String text) {
        try {
            URI address = new URI(String.valueOf(text));
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void warnUnused(Findings findings, List<String> keys, String setting) {
        for (String key : keys) {
            if (findings.isPresent(key)) {
                findings.warning(key, null, "has no effect with " + setting, "remove it or change that");
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
