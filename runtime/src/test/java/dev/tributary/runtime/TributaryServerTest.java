package dev.tributary.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.config.ServerSettings;
import dev.tributary.runtime.kit.OnServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, with a real store and no broker. */
@OnServers
class TributaryServerTest {
    private static final String CONFIG =
            "{\"topic.prefix\":\"in_\",\"topic.include.list.user.defined\":\"orders, payments\",\"sasl.password\":\"hush\"}";
    private static final String CREATE = "{\"name\":\"first\",\"connector\":\"kafkadirect\",\"config\":" + CONFIG + "}";

    @TempDir
    Path dataDir = Path.of("");

    @Test
    void theFirstAdministratorCanDeclareASource() throws Exception {
        try (TributaryServer server = start()) {
            HttpResponse<String> answer = ServerFixture.send(server, adminToken(server), "POST", "/sources", CREATE);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void aSourceWithoutAConnectionSaysWhyItIsIdle() throws Exception {
        try (TributaryServer server = start()) {
            JsonNode source = json(ServerFixture.send(server, adminToken(server), "POST", "/sources", CREATE));

            assertThat(source.at("/connector_status").asText() + " "
                            + source.at("/problems/0/code").asText())
                    .isEqualTo("Unassigned no_connection");
        }
    }

    @Test
    void whatWasDeclaredIsThereAfterARestart() throws Exception {
        AdminPair admin;
        String id;
        try (TributaryServer server = start()) {
            admin = server.newAdmin().orElseThrow();
            id = json(ServerFixture.send(server, adminToken(server), "POST", "/sources", CREATE))
                    .get("id")
                    .asText();
        }

        try (TributaryServer server = start()) {
            String token = ServerFixture.token(server, admin.clientId(), admin.secret());
            JsonNode page =
                    json(ServerFixture.send(server, token, "GET", "/sources/" + id + "?secret_returned=true", ""));

            assertThat(page.at("/result/0/config").toString()).isEqualTo(CONFIG);
        }
    }

    @Test
    void theAdministratorIsMadeAtTheFirstStartOnly() throws Exception {
        start().close();

        try (TributaryServer server = start()) {
            assertThat(server.newAdmin()).isEmpty();
        }
    }

    @Test
    void aChosenAdministratorIsTaken() throws Exception {
        ServerSettings settings =
                ServerFixture.settings(dataDir).clientId("me").secret("chosen").build();

        try (TributaryServer server = TributaryServer.start(settings)) {
            assertThat(ServerFixture.token(server, "me", "chosen")).startsWith("trib.");
        }
    }

    @Test
    void whoeverIsAnsweredCanLogIn() throws Exception {
        int port = ServerFixture.closedPort();
        ServerSettings settings = ServerFixture.settings(dataDir)
                .httpPort(port)
                .clientId("me")
                .secret("chosen")
                .build();

        CompletableFuture<TributaryServer> starting =
                CompletableFuture.supplyAsync(() -> TributaryServer.start(settings));
        String first = await().pollInterval(Duration.ofMillis(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> ServerFixture.token(URI.create("http://127.0.0.1:" + port), "me", "chosen"),
                        answer -> !answer.isEmpty());

        try (TributaryServer server = starting.join()) {
            assertThat(first).as("from " + server.httpUri()).startsWith("trib.");
        }
    }

    @Test
    void theWorkerKeepsItsName() throws Exception {
        String first;
        try (TributaryServer server = start()) {
            first = server.workerId();
        }

        try (TributaryServer server = start()) {
            assertThat(server.workerId()).isEqualTo(first);
        }
    }

    @Test
    void aSecretIsNowhereInTheDataFolder() throws Exception {
        try (TributaryServer server = start()) {
            ServerFixture.send(server, adminToken(server), "POST", "/sources", CREATE);
        }

        try (var files = Files.walk(dataDir)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(dataDir.resolve("tmp")))
                            .filter(TributaryServerTest::holdsTheSecret))
                    .isEmpty();
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingIsLeftBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = ServerFixture.settings(dataDir)
                    .httpPort(taken.getLocalPort())
                    .build();

            assertThatThrownBy(() -> TributaryServer.start(settings))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }

        try (TributaryServer server = start()) {
            assertThat(server.newAdmin()).isPresent();
        }
    }

    @Test
    void aDataFolderThatIsInUseIsNamed() throws Exception {
        try (TributaryServer server = start()) {
            assertThatThrownBy(this::start)
                    .as("beside " + server.httpUri())
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("the data folder " + dataDir + " is in use")
                    .hasMessageContaining("TRIBUTARY_DATA_DIR");
        }
    }

    @Test
    void aMissingInternalClusterIsNamed() {
        ServerSettings settings =
                ServerSettings.builder().httpPort(0).dataDir(dataDir).build();

        assertThatThrownBy(() -> TributaryServer.start(settings))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS");
    }

    @Test
    void anotherKeyThanTheStoresIsRefused() throws Exception {
        start().close();
        Files.delete(dataDir.resolve("encryption.key"));

        assertThatThrownBy(this::start)
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("was written with another encryption key")
                .hasMessageContaining("TRIBUTARY_ENCRYPTION_KEY");
    }

    @Test
    void anUnusableKeyIsRefusedWithoutRepeatingIt() throws Exception {
        ServerSettings settings =
                ServerFixture.settings(dataDir).encryptionKey("aHVzaA==").build();

        assertThatThrownBy(() -> TributaryServer.start(settings))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("TRIBUTARY_ENCRYPTION_KEY")
                .hasMessageNotContaining("aHVzaA");
    }

    @Test
    void anEndMayTakeAsLongAsItsPartsTakeTogether() throws Exception {
        ServerSettings settings = ServerFixture.settings(dataDir)
                .shutdownTimeout(Duration.ofMinutes(10))
                .storeTimeout(Duration.ofSeconds(7))
                .build();

        assertThat(TributaryServer.longestClose(settings))
                .isEqualTo(Duration.ofMinutes(10).plusSeconds(28));
    }

    @Test
    void closingTwiceIsHarmless() throws Exception {
        TributaryServer server = start();
        server.close();

        assertThatCode(server::close).doesNotThrowAnyException();
    }

    private TributaryServer start() throws IOException {
        return TributaryServer.start(ServerFixture.settings(dataDir).build());
    }

    private static String adminToken(TributaryServer server) throws IOException, InterruptedException {
        AdminPair admin = server.newAdmin().orElseThrow();
        return ServerFixture.token(server, admin.clientId(), admin.secret());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return TributaryJson.mapper().readTree(answer.body());
    }

    private static boolean holdsTheSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("hush");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
