package dev.tributary.runtime;

import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.config.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Servers on a free port that reach no broker, and calls to them. */
final class ServerFixture {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ServerFixture() {}

    static ServerSettings.Builder settings(Path dataDir) throws IOException {
        return ServerSettings.builder()
                .httpPort(0)
                .dataDir(dataDir)
                .putInternalConnection("bootstrap.servers", "127.0.0.1:" + closedPort())
                .shutdownTimeout(Duration.ofSeconds(2));
    }

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Exchanges a pair for a token; the status of the answer in front when it was refused. */
    static String token(TributaryServer server, String clientId, String secret)
            throws IOException, InterruptedException {
        return token(server.httpUri(), clientId, secret);
    }

    /** As {@link #token(TributaryServer, String, String)}, of the server at an address. */
    static String token(URI server, String clientId, String secret) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                server,
                "",
                "POST",
                "/auth/access-token",
                TributaryJson.mapper().writeValueAsString(Map.of("client_id", clientId, "secret", secret)));
        return answer.statusCode() == 200
                ? TributaryJson.mapper()
                        .readTree(answer.body())
                        .get("accessToken")
                        .asText()
                : answer.statusCode() + " " + answer.body();
    }

    static HttpResponse<String> send(TributaryServer server, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(server.httpUri(), token, method, path, body);
    }

    private static HttpResponse<String> send(URI server, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
