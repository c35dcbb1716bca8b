package dev.tributary.runtime.http.contract;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tributary.api.model.TributaryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls a server and holds every answer against the OpenAPI document; an answer that breaks it fails the test that
 * asked. Immutable; safe for use by several threads.
 */
public final class ContractClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final ContractCheck check;
    private final URI server;
    private final Map<String, String> headers;

    private ContractClient(HttpClient http, ContractCheck check, URI server, Map<String, String> headers) {
        this.http = http;
        this.check = check;
        this.server = server;
        this.headers = Map.copyOf(headers);
    }

    /** Calls this server, without a token. */
    public static ContractClient of(URI server) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
        return new ContractClient(http, new ContractCheck(), server, Map.of());
    }

    /** The same, with a header in every request; null leaves it out. */
    public ContractClient with(String header, @Nullable String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        if (value == null) {
            more.remove(header);
        } else {
            more.put(header, value);
        }
        return new ContractClient(http, check, server, more);
    }

    /** The same, as the holder of a client id and secret. */
    public ContractClient as(String clientId, String secret) {
        String body = TributaryJson.mapper()
                .createObjectNode()
                .put("client_id", clientId)
                .put("secret", secret)
                .toString();
        Answer token = post("/auth/access-token", body);
        if (token.status() != 200) {
            throw new IllegalStateException("no token for " + clientId + ": " + token.text());
        }
        return with("Authorization", "Bearer " + token.text("accessToken"));
    }

    /** Sends {@code GET}. */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Sends {@code POST} without a body. */
    public Answer post(String path) {
        return send("POST", path, null);
    }

    /** Sends {@code POST} with a JSON body. */
    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    /** Sends {@code PUT} with a JSON body. */
    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    /** Sends {@code DELETE}. */
    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /**
     * Sends a request; a body goes as {@code application/json} unless a header says otherwise.
     *
     * @param path with the query, if any
     */
    public Answer send(String method, String path, @Nullable String body) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(TIMEOUT)
                .method(method, publisher);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        Answer answer = answer(exchange(request.build()));
        check.check(method, path.split("\\?", 2)[0], answer);
        return answer;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        JsonNode json = MissingNode.getInstance();
        boolean isJson = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        if (isJson && !response.body().isEmpty()) {
            try {
                json = TributaryJson.mapper().readTree(response.body());
            } catch (JacksonException e) {
                throw new IllegalStateException("not JSON: " + response.body(), e);
            }
        }
        return new Answer(response.statusCode(), response.headers(), response.body(), json);
    }
}
