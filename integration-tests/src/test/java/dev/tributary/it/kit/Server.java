package dev.tributary.it.kit;

import dev.tributary.runtime.TributaryServer;
import dev.tributary.runtime.config.ServerSettings;
import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A worker within this process, reached through the SDK: what {@link ServerProcess} is where none is to be killed. */
public final class Server implements AutoCloseable {
    private final TributaryServer server;
    private final Administrator administrator;

    private Server(TributaryServer server) {
        this.server = server;
        this.administrator = new Administrator(server.httpUri().toString());
    }

    /**
     * Starts a worker and returns when it answers.
     *
     * @param folder its data folder
     * @param environment settings, beside the port and the administrator
     */
    public static Server start(Path folder, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Administrator.settings(folder.resolve("data")));
        return new Server(TributaryServer.start(ServerSettings.load(Optional.empty(), all)));
    }

    /** A client of this worker; close it. */
    public TributaryClient client() {
        return administrator.client();
    }

    /** What a command line or a script needs to reach it. */
    public Map<String, String> clientEnvironment() {
        return administrator.environment();
    }

    /** Where it listens. */
    public String url() {
        return administrator.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
