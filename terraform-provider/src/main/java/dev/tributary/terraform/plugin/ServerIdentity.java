package dev.tributary.terraform.plugin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;

/**
 * A fresh key and its self-signed certificate for {@code localhost}, which lives as long as the process.
 *
 * <p>Ed25519, because it is the cheapest to make; put together by hand, because a library for certificates would take
 * longer to load than the whole handshake.
 */
final class ServerIdentity {

    private static final String HOST = "localhost";
    /** Whatever the clocks say: what ends this certificate is the end of the process. */
    private static final byte[] FOR_EVER = Der.sequence(Der.time("000101000000Z"), Der.time("491231235959Z"));

    private static final byte[] ED25519 = Der.sequence(Der.oid(0x2b, 0x65, 0x70));

    private final PrivateKey key;
    private final byte[] certificate;

    private ServerIdentity(PrivateKey key, byte[] certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static ServerIdentity create() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] body = Der.sequence(
                Der.element(0xa0, Der.element(0x02, new byte[] {2})), // version 3
                Der.element(0x02, serial()),
                ED25519,
                name(),
                FOR_EVER,
                name(),
                pair.getPublic().getEncoded(),
                Der.element(0xa3, Der.sequence(keyUsage(), serverAuthentication(), subjectAlternativeName())));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        return new ServerIdentity(pair.getPrivate(), Der.sequence(body, ED25519, Der.bits(signature.sign())));
    }

    PrivateKey key() {
        return key;
    }

    /** Returns the certificate, encoded. */
    byte[] certificate() {
        return certificate.clone();
    }

    /** Positive and of at most 16 bytes, whatever the random bits. */
    private static byte[] serial() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        bytes[0] = (byte) ((bytes[0] & 0x3f) | 0x40);
        return bytes;
    }

    private static byte[] name() {
        byte[] commonName = Der.sequence(Der.oid(0x55, 0x04, 0x03), Der.utf8(HOST));
        return Der.sequence(Der.set(commonName));
    }

    private static byte[] keyUsage() {
        byte[] digitalSignature = {0x03, 0x02, 0x07, (byte) 0x80};
        return Der.sequence(Der.oid(0x55, 0x1d, 0x0f), Der.octets(digitalSignature));
    }

    private static byte[] serverAuthentication() {
        byte[] serverAuth = Der.oid(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01);
        return Der.sequence(Der.oid(0x55, 0x1d, 0x25), Der.octets(Der.sequence(serverAuth)));
    }

    private static byte[] subjectAlternativeName() {
        byte[] dnsName = Der.element(0x82, HOST.getBytes(StandardCharsets.US_ASCII));
        return Der.sequence(Der.oid(0x55, 0x1d, 0x11), Der.octets(Der.sequence(dnsName)));
    }
}
