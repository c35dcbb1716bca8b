package dev.tributary.cli;

import static com.github.tomakehurst.wiremock.http.RequestMethod.POST;
import static dev.tributary.cli.ScriptedServer.ID;
import static dev.tributary.cli.ScriptedServer.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.TributaryJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCreateTest {

    private final ScriptedServer server = new ScriptedServer();

    @BeforeEach
    void acceptSources() {
        server.answer(POST, "/sources", 200, source("Starting"));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void givenOptions_whenCreated_thenTheyBecomeTheConfiguration() throws Exception {
        server.run(
                "source",
                "create",
                "--name",
                "shop",
                "--prefix",
                "ext",
                "--topics",
                "orders,payments",
                "--append-topics",
                "refunds",
                "--bootstrap-servers",
                "a:9092,b:9092",
                "--format",
                "json",
                "--schemas",
                "--offset-policy",
                "latest",
                "--config",
                "extra.key=7");

        assertThat(sent()).isEqualTo(TributaryJson.mapper().readTree("""
                {"name": "shop", "connector": "kafkadirect", "created_from": "api", "config": {
                  "topic.prefix": "ext",
                  "topic.include.list": "orders,payments",
                  "topic.include.list.user.defined": "refunds",
                  "bootstrap.servers": "a:9092,b:9092",
                  "format": "json",
                  "offset.policy": "latest",
                  "schemas.enable": true,
                  "extra.key": "7"}}
                """));
    }

    @Test
    void givenAFile_whenCreated_thenItIsSentAsItIs(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("source.json"),
                "{\"name\": \"shop\", \"connector\": \"kafkadirect\", \"created_from\": \"terraform\", "
                        + "\"config\": {\"topic.prefix\": \"ext\", \"unknown\": [1.50]}}");

        server.run("source", "create", "-f", file.toString());

        assertThat(sent()).isEqualTo(TributaryJson.mapper().readTree(Files.readString(file)));
    }

    @Test
    void givenAFileAndOptions_whenCreated_thenTheOptionsWin() throws Exception {
        server.runWithInput(
                "{\"name\": \"shop\", \"config\": {\"topic.prefix\": \"ext\"}}",
                "source",
                "create",
                "-f",
                "-",
                "--prefix",
                "other");

        assertThat(sent().at("/config/topic.prefix").asText()).isEqualTo("other");
    }

    @Test
    void givenAPasswordFile_whenCreated_thenItsContentIsSentWithoutLineEnd(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");

        server.run("source", "create", "--name", "shop", "--sasl-password-file", file.toString());

        assertThat(sent().at("/config/sasl.password").asText()).isEqualTo("s3cret");
    }

    @Test
    void givenATokenEndpoint_whenCreated_thenItIsSentWithItsScope() throws Exception {
        server.run(
                "source",
                "create",
                "--name",
                "shop",
                "--sasl-token-endpoint",
                "https://id.example/t",
                "--sasl-scope",
                "k");

        assertThat(sent().at("/config/sasl.oauthbearer.token.endpoint.url").asText())
                .isEqualTo("https://id.example/t");
        assertThat(sent().at("/config/sasl.oauthbearer.scope").asText()).isEqualTo("k");
    }

    @Test
    void givenNoName_whenCreated_thenTheErrorSaysHowToGiveOne() {
        Outcome outcome = server.run("source", "create", "--prefix", "ext");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(outcome.err()).contains("--name");
    }

    @Test
    void givenAFileThatIsNoJson_whenCreated_thenTheErrorNamesItAndNotItsContent(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("source.json"), "{\"sasl.password\": s3cret");

        Outcome outcome = server.run("source", "create", "-f", file.toString());

        assertThat(outcome.err()).contains(file.toString()).contains("line 1").doesNotContain("s3cret");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void givenWait_whenTheSourceBecomesActive_thenItIsShownActive() {
        server.hasSource("Active");

        Outcome outcome = server.run("source", "create", "--name", "shop", "--wait");

        assertThat(outcome.out()).contains("status: Active");
    }

    @Test
    void givenWaitForAState_whenTheSourceBreaks_thenTheExitCodeIs1() {
        server.hasSource("Broken");

        Outcome outcome = server.run("source", "create", "--name", "shop", "--wait=active", "--timeout", "5s");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void givenCreated_whenPrinted_thenTalkGoesToStandardError() {
        Outcome outcome = server.run("source", "create", "--name", "shop", "-o", "json");

        assertThat(outcome.err()).isEqualTo("Declared source shop (" + ID + ") is Starting" + System.lineSeparator());
        assertThat(outcome.out()).startsWith("{");
    }

    private JsonNode sent() throws Exception {
        return TributaryJson.mapper().readTree(server.sentTo(POST, "/sources"));
    }
}
