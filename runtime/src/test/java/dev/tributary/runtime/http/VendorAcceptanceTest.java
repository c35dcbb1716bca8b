package dev.tributary.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.TributaryServer;
import dev.tributary.runtime.config.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the published Terraform provider's own acceptance test sends, byte by byte, without any Kafka in reach. */
class VendorAcceptanceTest {
    private static final String CLIENT_ID = "the-admin";
    private static final String SECRET = "the-admins-secret";
    private static final String CONFIG = "{\"format\":\"json\",\"schemas.enable\":true,"
            + "\"topic.include.list.user.defined\":\"sample-topic_topic1, sample-topic_topic2, sample-topic_topic3\","
            + "\"topic.prefix\":\"sample-topic_\"}";
    private static final String CREATE = "{\"name\":\"test-source-kafkadirect\",\"connector\":\"kafkadirect\","
            + "\"created_from\":\"terraform\",\"config\":" + CONFIG + "}";

    @TempDir
    static Path folder;

    private static TributaryServer server;

    @BeforeAll
    static void start() {
        server = TributaryServer.start(ServerSettings.builder()
                .httpPort(0)
                .dataDir(folder)
                .putInternalConnection("bootstrap.servers", "127.0.0.1:1")
                .clientId(CLIENT_ID)
                .secret(SECRET)
                .build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givenVersion2WhenItsAcceptanceTestRunsThenEachStepGetsWhatItNeeds() throws JsonProcessingException {
        String created = ok(call("POST", "/sources?secret_returned=true", token(), CREATE));
        assertThat(created).contains("\"config\":" + CONFIG);
        String id = json(created).path("id").asText();
        assertThat(id).matches("[0-9a-f]{24}");

        for (String step : new String[] {"empty plan", "empty plan again", "import"}) {
            String read = ok(call("GET", "/sources/" + id + "?secret_returned=true", token(), null));
            assertThat(read)
                    .as(step)
                    .startsWith("{\"result\":[{\"id\":\"" + id + "\"")
                    .contains("\"config\":" + CONFIG);
        }

        String deleted = ok(call("DELETE", "/sources/" + id + "?secret_returned=true", token(), null));
        assertThat(json(deleted).path("id").asText()).isEqualTo(id);
        assertThat(ok(call("GET", "/sources/" + id + "?secret_returned=true", token(), null)))
                .startsWith("{\"result\":[],");

        String again = ok(call("POST", "/sources?secret_returned=true", token(), CREATE));
        assertThat(json(again).path("id").asText()).isNotEqualTo(id);
        ok(call("DELETE", "/sources/" + json(again).path("id").asText(), token(), null));
    }

    @Test
    void givenVersion3WhenItsAcceptanceTestRunsThenEachStepGetsWhatItNeeds() throws JsonProcessingException {
        String body = CREATE.replace("test-source", "test-source-3").replace("}}", "},\"tags\":null}");
        String created = ok(call("POST", "//sources?secret_returned=true&wait=false", token(), body));
        assertThat(created).contains("\"config\":" + CONFIG).contains("\"tags\":null");
        String id = json(created).path("id").asText();

        assertThat(ok(call("GET", "//sources/" + id + "?secret_returned=true", token(), null)))
                .contains("\"config\":" + CONFIG);
        String replaced = ok(call("PUT", "//sources/" + id + "?secret_returned=true&wait=false", token(), body));
        assertThat(replaced).contains("\"config\":" + CONFIG).contains("\"created_from\":\"terraform\"");

        ok(call("DELETE", "//sources/" + id + "?secret_returned=true&wait=false", token(), null));
        assertThat(ok(call("GET", "//sources/" + id + "?secret_returned=true", token(), null)))
                .startsWith("{\"result\":[],");
    }

    private static String token() throws JsonProcessingException {
        String body = "{\"client_id\":\"" + CLIENT_ID + "\",\"secret\":\"" + SECRET + "\"}";
        return json(ok(call("POST", "/auth/access-token", null, body)))
                .path("accessToken")
                .asText();
    }

    private static String call(String method, String target, @Nullable String token, @Nullable String body) {
        String authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
        String length = body == null ? "" : "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n";
        return RawHttp.exchange(
                server.httpPort(),
                method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Go-http-client/1.1\r\n" + length
                        + "Accept: application/json\r\n" + authorization
                        + "Content-Type: application/json\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
                        + (body == null ? "" : body));
    }

    /** The body of a success. */
    private static String ok(String response) {
        assertThat(response).startsWith("HTTP/1.1 200 ").containsIgnoringCase("\r\nX-Request-Id: ");
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        return TributaryJson.mapper().readTree(body);
    }
}
