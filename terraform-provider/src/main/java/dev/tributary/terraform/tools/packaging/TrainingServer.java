package dev.tributary.terraform.tools.packaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tributary.terraform.tools.client.ClientIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Answers the provider's requests with the contract's examples, so that a training run takes the usual ways. */
final class TrainingServer implements AutoCloseable {

    private static final String EXAMPLES = "/dev/tributary/api/spec/examples/";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private TrainingServer(HttpsServer server) {
        this.server = server;
    }

    static TrainingServer start(ClientIdentity identity) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity.keyManagers(), null, null);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
        } catch (GeneralSecurityException e) {
            throw new IOException("The training server cannot speak TLS: " + e.getMessage(), e);
        }
        TrainingServer started = new TrainingServer(server);
        server.createContext("/", TrainingServer::answer);
        server.setExecutor(started.threads);
        server.start();
        return started;
    }

    String address() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = example(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte @Nullable [] example(String method, String path) throws IOException {
        String name;
        if (path.equals("/auth/access-token")) {
            name = "access-token.json";
        } else if (path.startsWith("/sources")) {
            name = method.equals("GET") ? "source-page.json" : "source.json";
        } else {
            return null;
        }
        try (InputStream in = TrainingServer.class.getResourceAsStream(EXAMPLES + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
