package dev.tributary.terraform.tools.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and certificate for 127.0.0.1 of the kind that Terraform makes: ECDSA on P-521. */
public final class ClientIdentity {

    private static final String PASSWORD = "only-for-this-run";
    private static final String ALIAS = "client";

    private final KeyStore store;

    private ClientIdentity(KeyStore store) {
        this.store = store;
    }

    /**
     * Makes one with the keytool of the Java that runs this, which takes about a second.
     *
     * @throws IOException if there is no keytool, or it fails; the message has what it printed
     */
    public static ClientIdentity create() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tributary-identity");
        Path file = folder.resolve("client.p12");
        try {
            Commands.run(keytool(file));
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return new ClientIdentity(store);
        } catch (GeneralSecurityException e) {
            throw new IOException("The key store of keytool cannot be read: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static List<String> keytool(Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp521r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
    }

    /** Returns the certificate as PEM text. */
    public String certificate() {
        return pem(encoded());
    }

    /** Returns the certificate, encoded. */
    public byte[] encoded() {
        try {
            return store.getCertificate(ALIAS).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate was read and cannot be written.", e);
        }
    }

    /** Returns an encoded certificate as PEM text. */
    public static String pem(byte[] certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Returns what proves this identity in TLS, on either side. */
    public KeyManager[] keyManagers() {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, PASSWORD.toCharArray());
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key was read and cannot be used.", e);
        }
    }

    /**
     * Returns TLS that proves this identity and trusts one certificate.
     *
     * @param trusted the certificate of the other side, encoded
     */
    SSLContext trusting(byte[] trusted) throws IOException {
        return tls(trusted, keyManagers());
    }

    /**
     * Returns TLS that trusts one certificate.
     *
     * @param trusted the certificate of the other side, encoded
     * @param identity what proves this side; nothing when it has no certificate
     */
    public static SSLContext tls(byte[] trusted, KeyManager... identity) throws IOException {
        try {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry(
                    "server",
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(trusted)));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate of the handshake cannot be used: " + e.getMessage(), e);
        }
    }
}
