package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.sdk.internal.http.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a reader may paste from the README compiles, because it is {@link ReadmeExamples}, and does what it says. */
class ReadmeTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final Path README = Path.of("README.md");
    private static final Path EXAMPLES = Path.of("src/test/java/dev/tributary/sdk/ReadmeExamples.java");

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());

    @BeforeEach
    void serve() {
        server.on(post(urlEqualTo("/sources")), ScriptedServer.example("source.json"));
        server.on(get(urlEqualTo("/sources/" + ID)), ScriptedServer.example("source-page.json"));
        server.on(any(urlPathMatching(".*/append")), ScriptedServer.example("append-topics-result.json"));
        server.on(any(urlPathMatching(".*/remove")), ScriptedServer.example("remove-topics-result.json"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenReadme_whenRead_thenItsCodeIsTheTestedCode() throws IOException {
        Map<String, String> tested = Snippets.ofJava(EXAMPLES);

        assertThat(Snippets.ofMarkdown(README)).isNotEmpty().isEqualTo(tested);
    }

    @Test
    void givenReadme_whenRead_thenNoOtherCodeIsInIt() throws IOException {
        long blocks = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("```") && line.length() > 3)
                .count();

        assertThat(Snippets.ofMarkdown(README)).hasSize((int) blocks);
    }

    @Test
    void givenBuilder_whenDeclaredAsInTheReadme_thenTheSourceIsActive() {
        TributaryClientBuilder builder =
                new TributaryClientBuilder(Map.of()).host(server.url()).credentials("id", "secret");

        assertThat(ReadmeExamples.declare(builder).id()).isEqualTo(ID);
    }

    @Test
    void givenSource_whenTopicsChangedAsInTheReadme_thenTheyAre() {
        assertThat(ReadmeExamples.topics(client, ID).topics()).isNotEmpty();
    }

    @Test
    void givenPassword_whenSecuredAsInTheReadme_thenItIsSet() {
        assertThat(ReadmeExamples.security("pass").saslPassword()).isEqualTo("pass");
    }

    @Test
    void givenTakenName_whenDeclaredAsInTheReadme_thenTheConflictIsTold() {
        server.on(
                post(urlEqualTo("/sources")),
                ScriptedServer.json(
                        422, "{\"detail\":\"source name 'shop' already exists\",\"code\":\"already_exists\"}"));
        KafkaDirectConfig config =
                KafkaDirectConfig.builder().topicPrefix("shop").build();

        assertThat(ReadmeExamples.failures(client, "shop", config))
                .isEqualTo("the name is taken: source name 'shop' already exists");
    }

    @Test
    void givenSource_whenWaitedAsInTheReadme_thenItIsActive() {
        assertThat(ReadmeExamples.waiting(client, ID)).isEqualTo("shop");
    }

    @Test
    void givenValues_whenTunedAsInTheReadme_thenTheClientIsBuilt() {
        try (TributaryClient tuned =
                ReadmeExamples.tuned("http://127.0.0.1:1", "id", "secret").build()) {
            assertThat(tuned.sources()).isNotNull();
        }
    }
}
