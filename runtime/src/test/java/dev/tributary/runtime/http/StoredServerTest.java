package dev.tributary.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.runtime.http.contract.Answer;
import dev.tributary.runtime.http.contract.ContractClient;
import dev.tributary.runtime.kit.OnServers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's details over the real services. */
@OnServers
class StoredServerTest {
    private static final String AT_ONCE = "?wait=false";

    @TempDir
    static Path folder;

    private static StoredServer server;
    private static ContractClient admin;
    private static ContractClient editor;
    private static ContractClient viewer;

    private String name = "";

    @BeforeAll
    static void start() {
        server = new StoredServer(folder);
        admin = server.admin();
        editor = server.withRole("editor");
        viewer = server.withRole("viewer");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void newName() {
        name = "source-" + UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"topic.prefix\":\"p\",\"topic.include.list\":\" b ,a,, b\",\"format\":\"string\"}",
                "{\"zzz\":{\"b\":1.10,\"a\":[null,12345678901234567890]},\"topic.include.list\":\"a\","
                        + "\"schemas.enable\":false,\"topic.prefix\":\"p\"}",
                "{\"topic.include.list.user.defined\":\"a\",\"topic.prefix\":\"p\",\"topic.include.list\":null}"
            })
    void givenAConfigWhenCreatedThenItComesBackAsItWasSent(String config) {
        assertThat(create(config).text()).contains("\"config\":" + config);
    }

    @Test
    void givenATakenNameWhenCreatedThenItIs422() {
        create(config("a"));

        Answer again = editor.post("/sources" + AT_ONCE, body(config("b")));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.detail()).contains("already exists").contains(name);
    }

    @Test
    void givenABadConfigWhenCreatedThenEverythingWrongIsTold() {
        Answer answer = editor.post(
                "/sources", body("{\"topic.prefix\":\"a b\",\"format\":\"xml\",\"bootstrap.servers\":\"nowhere\"}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .contains(
                        "config.topic.prefix",
                        "config.format",
                        "config.bootstrap.servers",
                        "config.topic.include.list");
    }

    @Test
    void givenAnUnknownKeyWhenCreatedThenAProblemSaysThatNothingReadsIt() {
        Answer created = create("{\"topic.prefix\":\"p\",\"topic.include.list\":\"a\",\"mystery\":1}");

        assertThat(created.json().path("problems").findValuesAsText("message"))
                .anyMatch(message -> message.contains("config.mystery"));
    }

    @ParameterizedTest
    @CsvSource({"editor,true,hush", "editor,false,********", "viewer,true,********", "viewer,false,********"})
    void givenASecretWhenReadThenRoleAndWishDecide(String role, boolean wish, String seen) {
        String id = create(secretConfig()).text("id");

        Answer read = (role.equals("editor") ? editor : viewer).get("/sources/" + id + "?secret_returned=" + wish);

        assertThat(first(read).path("config").path("sasl.password").asText()).isEqualTo(seen);
    }

    @Test
    void givenASourceThatReachesNobodyWhenItsConnectionIsCheckedThenThatIsToldWithoutItsSecret() {
        String id = create(secretConfig().replace("{", "{\"bootstrap.servers\":\"127.0.0.1:1\","))
                .text("id");

        Answer checked = editor.post("/sources/connection-check", "{\"source_id\":\"" + id + "\"}");

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.text()).doesNotContain("hush");
        assertThat(checked.json().path("ok").asBoolean()).isFalse();
        assertThat(checked.json().at("/checks/0/ok").asBoolean()).isTrue();
        assertThat(checked.json().at("/checks/1/name").asText()).isEqualTo("addresses");
        assertThat(checked.json().at("/checks/1/detail").asText()).contains("127.0.0.1:1");
        assertThat(checked.json().at("/checks/1/remedy").asText()).contains("bootstrap.servers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|422|source_id and config are both absent",
                "{\"source_id\":\"a\",\"config\":{}}|422|both given",
                "{\"source_id\":\"aaaaaaaaaaaaaaaaaaaaaaaa\"}|404|not found",
                "{\"config\":{\"bootstrap.servers\":\"nowhere\"}}|422|config.bootstrap.servers 'nowhere'",
                "{\"config\":{\"topic.include.list\":\"a\"}}|422|config.topic.prefix is missing",
                "{\"config\":{\"sasl.password\":\"********\"}}|422|send the secret itself"
            })
    void givenABadRequestWhenAConnectionIsCheckedThenItIsToldWhy(String body, int status, String words) {
        Answer answer = editor.post("/sources/connection-check", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(words);
    }

    @Test
    void givenNoConnectionAtAllWhenCheckedThenTheConfigurationFails() {
        Answer answer = editor.post("/sources/connection-check", "{\"config\":{}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/checks/0/name").asText()).isEqualTo("configuration");
        assertThat(answer.json().at("/checks/0/remedy").asText()).contains("default connection");
    }

    @Test
    void givenAViewerWhenAConnectionIsCheckedThenItIs403() {
        assertThat(viewer.post("/sources/connection-check", "{\"config\":{}}").status())
                .isEqualTo(403);
    }

    @Test
    void givenTheMaskWhenPutBackThenTheSecretStays() {
        String id = create(secretConfig()).text("id");

        editor.put("/sources/" + id + AT_ONCE, "{\"config\":" + secretConfig().replace("hush", "********") + "}");

        assertThat(first(editor.get("/sources/" + id + "?secret_returned=true"))
                        .path("config")
                        .path("sasl.password")
                        .asText())
                .isEqualTo("hush");
    }

    @Test
    void givenAConfigWithoutBaseListWhenPutThenTheStoredOneStays() {
        String id = create(config("base")).text("id");

        Answer replaced = editor.put(
                "/sources/" + id + AT_ONCE,
                "{\"config\":{\"topic.prefix\":\"p\",\"topic.include.list.user.defined\":\"mine\"}}");

        assertThat(replaced.json().path("topics")).extracting(JsonNode::asText).containsExactly("base", "mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"|[\"t\"]", ",\"tags\":null|[\"t\"]", ",\"tags\":[]|[]"})
    void givenTagsWhenPutThenNullKeepsAndEmptyClears(String tags, String expected) {
        String id = editor.post("/sources" + AT_ONCE, body(config("a")).replace("}}", "},\"tags\":[\"t\"]}"))
                .text("id");

        Answer replaced =
                editor.put("/sources/" + id + AT_ONCE, "{\"config\":" + config("a") + (tags == null ? "" : tags) + "}");

        assertThat(replaced.json().path("tags")).hasToString(expected);
    }

    @Test
    void givenAnUnknownSourceWhenPutThenItIsNotFound() {
        Answer answer = editor.put("/sources/66f0c3a1b2d4e5f601234567", "{\"config\":" + config("a") + "}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.detail()).contains("not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "POST"})
    void givenALostRaceWhenWrittenThenItIs412(String method) {
        Answer created = create(config("a"));
        String path = "/sources/" + created.text("id") + (method.equals("POST") ? "/topics/append" : "") + AT_ONCE;
        String change = method.equals("PUT") ? "{\"config\":" + config("b") + "}" : "{\"topics\":[\"b\"]}";
        editor.put("/sources/" + created.text("id") + AT_ONCE, "{\"config\":" + config("c") + "}");

        Answer lost = editor.with("If-Match", created.header("ETag"))
                .send(method, path, method.equals("DELETE") ? null : change);

        assertThat(lost.status()).isEqualTo(412);
    }

    @Test
    void givenAnIdempotencyKeyWhenTheCreateIsRepeatedThenItAnswersTheFirstResult() {
        ContractClient keyed = editor.with("Idempotency-Key", name);
        Answer first = keyed.post("/sources" + AT_ONCE, body(config("a")));

        assertThat(keyed.post("/sources" + AT_ONCE, body(config("a"))).text("id"))
                .isEqualTo(first.text("id"));
    }

    @Test
    void givenTopicsOfTwoOwnersWhenOneRemovesItsThenTheOthersFlowOn() {
        String id = create(config("base")).text("id");
        String path = "/sources/" + id + "/topics/";
        editor.post(path + "append" + AT_ONCE, "{\"topics\":[\"x\"],\"owner\":\"one\"}");
        editor.post(path + "append" + AT_ONCE, "{\"topics\":[\"x\",\"base\"],\"owner\":\"two\"}");

        Answer removed = editor.post(path + "remove" + AT_ONCE, "{\"topics\":[\"x\",\"base\"],\"owner\":\"two\"}");

        assertThat(removed.json().path("still_flowing").findValuesAsText("name"))
                .containsExactlyInAnyOrder("x", "base");
    }

    @Test
    void givenAppendedTopicsWhenReadThenEachSaysWhoAddedIt() {
        String id = create(config("base")).text("id");
        editor.post("/sources/" + id + "/topics/append" + AT_ONCE, "{\"topics\":[\"mine\"]}");

        assertThat(viewer.get("/sources/" + id + "/topics").json().findValuesAsText("list"))
                .containsExactly("base", "user_defined");
    }

    @Test
    void givenManySourcesWhenListedThenThePagesAddUp() {
        String stem = name;
        for (int i = 0; i < 3; i++) {
            name = stem + "-" + i;
            create(config("a"));
        }

        JsonNode second = viewer.get("/sources?sort=name&page_size=2&page=2&partial_name=" + stem)
                .json();

        assertThat(second.path("result").findValuesAsText("name")).containsExactly(stem + "-2");
        assertThat(second.path("total").asInt()).isEqualTo(3);
        assertThat(second.path("has_next").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/sources",
        "PUT,/sources/66f0c3a1b2d4e5f601234567",
        "DELETE,/sources/66f0c3a1b2d4e5f601234567",
        "POST,/sources/66f0c3a1b2d4e5f601234567/actions/pause",
        "POST,/sources/66f0c3a1b2d4e5f601234567/topics/append",
        "POST,/tags",
        "DELETE,/tags/1"
    })
    void givenAViewerWhenItChangesThingsThenItIs403(String method, String path) {
        String body = switch (path) {
            case "/sources", "/tags" -> body(config("a"));
            default -> method.equals("PUT") ? "{\"config\":{}}" : "{\"topics\":[\"a\"]}";
        };

        assertThat(viewer.send(method, path, method.equals("DELETE") ? null : body)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void givenAnEditorWhenItManagesCredentialsThenItIs403() {
        assertThat(editor.get("/auth/client-credentials").status()).isEqualTo(403);
    }

    @Test
    void givenAWrongSecretWhenATokenIsAskedForThenItIs401() {
        Answer answer =
                server.anonymous().post("/auth/access-token", "{\"client_id\":\"the-admin\",\"secret\":\"hush\"}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).doesNotContain("hush");
    }

    @Test
    void givenARefreshTokenWhenExchangedThenTheNewTokenWorks() {
        Answer first = server.anonymous()
                .post(
                        "/auth/access-token",
                        "{\"client_id\":\"" + StoredServer.CLIENT_ID + "\",\"secret\":\"" + StoredServer.SECRET
                                + "\"}");
        Answer second = server.anonymous()
                .post("/auth/access-token/refresh", "{\"refresh_token\":\"" + first.text("refreshToken") + "\"}");

        assertThat(server.anonymous()
                        .with("Authorization", "Bearer " + second.text("accessToken"))
                        .get("/auth/roles")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givenADeletedCredentialWhenItsTokenIsUsedThenItIs401() {
        Answer made = admin.post("/auth/client-credentials", "{\"role_ids\":[\"viewer\"]}");
        ContractClient holder = server.anonymous().as(made.text("client_id"), made.text("secret"));

        admin.delete("/auth/client-credentials/" + made.text("client_id"));

        assertThat(holder.get("/sources").status()).isEqualTo(401);
    }

    @Test
    void givenATakenTagNameWhenCreatedThenItIs400() {
        editor.post("/tags", "{\"name\":\"" + name + "\"}");

        assertThat(editor.post("/tags", "{\"name\":\"" + name + "\"}").status()).isEqualTo(400);
    }

    @Test
    void givenAnUnknownTagWhenListedThenTheListIsEmpty() {
        assertThat(viewer.get("/tags?tag_ids=nobody&secret_returned=true").text())
                .isEqualTo("{\"tags\":[]}");
    }

    @Test
    void givenNoKafkaWhenTopicsAreListedThenItIs503() {
        assertThat(viewer.get("/topics/some.topic").status()).isEqualTo(503);
    }

    @Test
    void givenTheCatalogueWhenReadThenTheSecretsAreMarked() {
        assertThat(viewer.get("/sources/connectors").json().path(0).path("config"))
                .filteredOn(property -> property.path("secret").asBoolean())
                .extracting(property -> property.path("name").asText())
                .contains("sasl.password");
    }

    @Test
    void givenNoFiguresWhenMetricsAreReadThenTheSourceIsThere() {
        String id = create(config("a")).text("id");

        assertThat(viewer.get("/sources/metrics?source_ids=" + id).json().path("sources"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz"})
    void givenTheServerWhenAskedForItsHealthThenItIsWell(String path) {
        assertThat(server.anonymous().get(path).status()).isEqualTo(200);
    }

    private Answer create(String config) {
        Answer created = editor.post("/sources" + AT_ONCE, body(config));
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        return created;
    }

    private String body(String config) {
        return "{\"name\":\"" + name + "\",\"connector\":\"kafkadirect\",\"config\":" + config + "}";
    }

    private static String config(String topics) {
        return "{\"topic.prefix\":\"p\",\"topic.include.list\":\"" + topics + "\"}";
    }

    private static String secretConfig() {
        return "{\"topic.prefix\":\"p\",\"topic.include.list\":\"a\",\"security.protocol\":\"SASL_PLAINTEXT\","
                + "\"sasl.mechanism\":\"PLAIN\",\"sasl.username\":\"u\",\"sasl.password\":\"hush\"}";
    }

    private static JsonNode first(Answer page) {
        return page.json().path("result").path(0);
    }
}
