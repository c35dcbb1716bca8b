package dev.tributary.terraform.plugin;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What go-plugin agrees on before the first connection: environment variables one way, one line of output the other.
 *
 * @param clientCertificate the certificate of the one client, as PEM; absent when the client asks for no TLS
 */
record Handshake(Optional<String> clientCertificate) {

    private static final String COOKIE_KEY = "TF_PLUGIN_MAGIC_COOKIE";
    private static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
    private static final int CORE_PROTOCOL = 1;
    private static final String PLUGIN_PROTOCOL = "6";

    /** The handshake cannot be made; the message is for a person who started the program by hand. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    static Handshake of(Map<String, String> environment) throws RefusedException {
        if (!COOKIE.equals(environment.get(COOKIE_KEY))) {
            throw new RefusedException(
                    "This program is a Terraform provider: it is started by terraform or tofu, not by"
                            + " hand. See docs/index.md beside it, or run terraform init in a folder that names the provider.");
        }
        String offered = environment.getOrDefault("PLUGIN_PROTOCOL_VERSIONS", PLUGIN_PROTOCOL);
        if (!java.util.List.of(offered.split(",")).contains(PLUGIN_PROTOCOL)) {
            throw new RefusedException("This provider speaks plugin protocol 6, but this version of Terraform offers "
                    + offered + " only; use Terraform 1.0 or later.");
        }
        return new Handshake(certificate(environment.get("PLUGIN_CLIENT_CERT")));
    }

    private static Optional<String> certificate(@Nullable String pem) {
        return pem == null || pem.isBlank() ? Optional.empty() : Optional.of(pem);
    }

    /** Returns the line that tells the client where to connect and which certificate to expect. */
    static String line(int port, Optional<byte[]> certificate) {
        String encoded = certificate.isEmpty()
                ? ""
                : Base64.getEncoder().withoutPadding().encodeToString(certificate.get());
        return CORE_PROTOCOL + "|" + PLUGIN_PROTOCOL + "|tcp|127.0.0.1:" + port + "|grpc|" + encoded;
    }
}
