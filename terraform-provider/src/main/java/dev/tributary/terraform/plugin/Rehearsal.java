package dev.tributary.terraform.plugin;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import javax.crypto.KeyAgreement;

/**
 * Does once, for nothing, the arithmetic that a TLS handshake is about to do: by then the JVM has compiled it. It is to
 * run in a thread that would otherwise wait, while TLS itself is made ready in another.
 */
final class Rehearsal {

    private static final String CURVE = "X25519";

    private Rehearsal() {}

    /**
     * Agrees on a secret, and verifies a signature by {@code client}'s key: the one that it has itself.
     *
     * @throws GeneralSecurityException if this Java cannot; what follows from that is for the handshake to say
     */
    static void of(X509Certificate client) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
        KeyAgreement agreement = KeyAgreement.getInstance(CURVE);
        agreement.init(pair.getPrivate());
        agreement.doPhase(pair.getPublic(), true);
        agreement.generateSecret();
        client.verify(client.getPublicKey());
    }
}
