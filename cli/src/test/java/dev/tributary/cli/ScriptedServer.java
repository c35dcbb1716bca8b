package dev.tributary.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.matching.RequestPatternBuilder.newRequestPattern;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.util.Map;

/** A server whose answers a test writes down beforehand. Close it after use. */
final class ScriptedServer implements AutoCloseable {

    static final String ID = "65a1b2c3d4e5f60718293a4b";

    private final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

    ScriptedServer() {
        server.start();
        server.stubFor(post("/auth/access-token")
                .willReturn(okJson("{\"accessToken\":\"a\",\"refreshToken\":\"r\","
                        + "\"expires\":\"2099-01-01T00:00:00Z\",\"expiresIn\":7200}")));
    }

    /** Answers a call with a status and a body. */
    ScriptedServer answer(RequestMethod method, String path, int status, String body) {
        server.stubFor(request(method.getName(), urlPathEqualTo(path))
                .willReturn(WireMock.aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withHeader("X-Request-Id", "req-1")
                        .withBody(body)));
        return this;
    }

    /** Answers the look at the one source with this one. */
    ScriptedServer hasSource(String status) {
        return answer(RequestMethod.GET, "/sources/" + ID, 200, page(source(status)));
    }

    /** What was sent as the body of the only call of this kind. */
    String sentTo(RequestMethod method, String path) {
        return server.findAll(newRequestPattern(method, urlPathEqualTo(path)))
                .get(0)
                .getBodyAsString();
    }

    Outcome run(String... args) {
        return Outcome.of(environment(), "", args);
    }

    Outcome runWithInput(String standardInput, String... args) {
        return Outcome.of(environment(), standardInput, args);
    }

    Map<String, String> environment() {
        return Map.of(
                "TRIBUTARY_HOST", server.baseUrl(), "TRIBUTARY_CLIENT_ID", "ci", "TRIBUTARY_SECRET", "do-not-print");
    }

    static String page(String... sources) {
        return "{\"result\":[" + String.join(",", sources) + "],\"page\":1,\"page_size\":100,\"total\":"
                + sources.length + ",\"has_next\":false}";
    }

    static String source(String status) {
        return "{\"id\":\"" + ID + "\",\"name\":\"shop\",\"connector\":\"kafkadirect\",\"connector_status\":\"" + status
                + "\",\"desired_state\":\"Active\",\"topics\":[\"orders\",\"payments\"],"
                + "\"topic_map\":{\"orders\":\"ext.orders\",\"payments\":\"ext.payments\"},"
                + "\"config\":{\"topic.prefix\":\"ext\",\"schemas.enable\":true}}";
    }

    static String error(String detail) {
        return "{\"detail\":\"" + detail + "\",\"request_id\":\"req-1\"}";
    }

    @Override
    public void close() {
        server.stop();
    }
}
