package dev.tributary.cli.demo;

import dev.tributary.cli.server.Ports;
import dev.tributary.runtime.TributaryServer;
import dev.tributary.runtime.config.ServerSettings;
import dev.tributary.sdk.TributaryClient;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The server of the demo, with a credential and a data folder that are good for one run. */
final class DemoServer implements AutoCloseable {

    private static final String CLIENT_ID = "demo";
    private static final int SECRET_BYTES = 16;

    private final TemporaryFolder folder;
    private final TributaryServer server;
    private final String secret;

    private DemoServer(TemporaryFolder folder, TributaryServer server, String secret) {
        this.folder = folder;
        this.server = server;
        this.secret = secret;
    }

    /**
     * Starts it.
     *
     * @param preferredPort another one is taken when it is in use
     * @param internalConnection how to reach the internal cluster
     */
    static DemoServer start(int preferredPort, Map<String, String> internalConnection) {
        TemporaryFolder folder = new TemporaryFolder();
        try {
            String secret = randomSecret();
            TributaryServer server = TributaryServer.start(ServerSettings.builder()
                    .httpPort(Ports.orAnyFree(preferredPort))
                    .dataDir(folder.path())
                    .internalConnection(internalConnection)
                    .clientId(CLIENT_ID)
                    .secret(secret)
                    .build());
            return new DemoServer(folder, server, secret);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    String address() {
        return server.httpUri().toString();
    }

    String clientId() {
        return CLIENT_ID;
    }

    String secret() {
        return secret;
    }

    /** A client of this server; the caller closes it. */
    TributaryClient client() {
        return TributaryClient.builder()
                .host(address())
                .credentials(CLIENT_ID, secret)
                .build();
    }

    @Override
    public void close() {
        try (folder) {
            server.close();
        }
    }

    private static String randomSecret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
