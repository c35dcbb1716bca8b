package dev.tributary.engine.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;

/** A key and a certificate for 127.0.0.1 that nobody else vouches for, as brokers and their clients are told of it. */
public final class BrokerIdentity implements AutoCloseable {
    private static final String PASSWORD = "only-for-this-run";
    private static final String ALIAS = "broker";

    private final Path folder;
    private final Path file;

    private BrokerIdentity(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("broker.p12");
    }

    /** Makes one with the keytool of the Java that runs this, which takes about a second. */
    public static BrokerIdentity create() throws IOException, InterruptedException {
        BrokerIdentity identity = new BrokerIdentity(Files.createTempDirectory("tributary-identity"));
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        identity.file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            identity.close();
            throw new IOException("keytool failed: " + said);
        }
        return identity;
    }

    /** What a broker is configured with. */
    public Map<String, String> brokerProperties() {
        return Map.of(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                file.toString(),
                "ssl.keystore.password",
                PASSWORD,
                "ssl.key.password",
                PASSWORD);
    }

    /** What makes a client trust it. */
    public Map<String, String> trusted() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        String base64 = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate(ALIAS).getEncoded());
        return Map.of(
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(folder);
    }
}
