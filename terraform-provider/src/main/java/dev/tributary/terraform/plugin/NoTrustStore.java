package dev.tributary.terraform.plugin;

import org.jspecify.annotations.Nullable;

/**
 * While this is open, Java's default TLS context trusts nobody.
 *
 * <p>The gRPC library makes such a context only to look whether it can negotiate protocols, and throws it away; that
 * would read every certificate of the machine's trust store, a fifth of the time to the handshake. Whoever makes a
 * default context later gets the usual one. Not for use while another thread makes one.
 */
final class NoTrustStore implements AutoCloseable {

    private static final String PROPERTY = "javax.net.ssl.trustStore";
    /** Java's own word for it. */
    private static final String NONE = "NONE";

    private final @Nullable String before;

    private NoTrustStore(@Nullable String before) {
        this.before = before;
    }

    static NoTrustStore open() {
        return new NoTrustStore(System.setProperty(PROPERTY, NONE));
    }

    @Override
    public void close() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }
}
