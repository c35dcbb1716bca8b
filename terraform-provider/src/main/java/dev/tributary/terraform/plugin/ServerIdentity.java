package dev.tributary.terraform.plugin;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * A fresh key and its certificate for {@code localhost}, which live as long as the process.
 *
 * <p>The certificate is unsigned, as RFC 9925 has it: the one client gets it in the handshake line and trusts it
 * because it came that way, so there is nobody for whom a signature would say something. Whoever shows it has to prove
 * all the same that the key is his.
 *
 * <p>Ed25519, because it is the cheapest to make; put together by hand, because a library for certificates would take
 * longer to load than the whole handshake.
 */
final class ServerIdentity {

    private static final String HOST = "localhost";
    /** Whatever the clocks say: what ends this certificate is the end of the process. */
    private static final byte[] FOR_EVER = Der.sequence(Der.time("000101000000Z"), Der.time("491231235959Z"));

    private static final byte[] ED25519 = Der.sequence(Der.oid(0x2b, 0x65, 0x70));

    /** The algorithm of a signature that is none: RFC 9925, section 3.1. */
    private static final byte[] UNSIGNED = Der.sequence(Der.oid(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x06, 0x24));

    private final Ed25519PrivateKeyParameters key;
    private final byte[] certificate;

    private ServerIdentity(Ed25519PrivateKeyParameters key, byte[] certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static ServerIdentity create(SecureRandom random) {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(random);
        byte[] body = Der.sequence(
                Der.element(0xa0, Der.element(0x02, new byte[] {2})), // version 3
                Der.element(0x02, serial(random)),
                UNSIGNED,
                name(), // where that of an issuer would be
                FOR_EVER,
                name(),
                Der.sequence(ED25519, Der.bits(key.generatePublicKey().getEncoded())),
                Der.element(0xa3, Der.sequence(keyUsage(), serverAuthentication(), subjectAlternativeName())));
        return new ServerIdentity(key, Der.sequence(body, UNSIGNED, Der.bits(new byte[0])));
    }

    Ed25519PrivateKeyParameters key() {
        return key;
    }

    /** Returns the certificate, encoded. */
    byte[] certificate() {
        return certificate.clone();
    }

    /** Positive and of at most 16 bytes, whatever the random bits. */
    private static byte[] serial(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
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
