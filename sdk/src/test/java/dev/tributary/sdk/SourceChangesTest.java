package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.sdk.internal.http.FakeTime;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceChangesTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String PATH = "/sources/" + ID;

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());
    private final Source source = Examples.value("source.json", Source.class);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenRequest_whenReplaced_thenSentAsTheContractHasIt() {
        server.on(put(urlEqualTo(PATH)), ScriptedServer.example("source.json"));

        client.sources().replace(ID, Examples.value("replace-source-request.json", ReplaceSourceRequest.class));

        assertThat(server.count(putRequestedFor(urlEqualTo(PATH))
                        .withHeader("If-Match", absent())
                        .withRequestBody(equalToJson(Examples.text("replace-source-request.json")))))
                .isEqualTo(1);
    }

    @Test
    void givenVersion_whenReplaced_thenSendsItAsCondition() {
        server.on(put(urlEqualTo(PATH)), ScriptedServer.example("source.json"));

        client.sources()
                .replace(ID, Examples.value("replace-source-request.json", ReplaceSourceRequest.class), "\"7\"");

        assertThat(server.count(putRequestedFor(urlEqualTo(PATH)).withHeader("If-Match", equalTo("\"7\""))))
                .isEqualTo(1);
    }

    @Test
    void givenSource_whenDeleted_thenAnswersItAsItWas() {
        server.on(delete(urlEqualTo(PATH)), ScriptedServer.example("source.json"));

        assertThat(client.sources().delete(ID)).isEqualTo(source);
    }

    @Test
    void givenVersion_whenDeleted_thenSendsItAsCondition() {
        server.on(delete(urlEqualTo(PATH)), ScriptedServer.example("source.json"));

        client.sources().delete(ID, "\"7\"");

        assertThat(server.count(deleteRequestedFor(urlEqualTo(PATH)).withHeader("If-Match", equalTo("\"7\""))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void givenSource_whenActedUpon_thenAnswersIt(String name, BiFunction<Sources, String, Source> action) {
        server.on(post(urlEqualTo(PATH + "/actions/" + name)), ScriptedServer.example("source.json"));

        assertThat(action.apply(client.sources(), ID)).isEqualTo(source);
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                action("pause", Sources::pause),
                action("resume", Sources::resume),
                action("stop", Sources::stop),
                action("restart", Sources::restart));
    }

    private static Arguments action(String name, BiFunction<Sources, String, Source> call) {
        return Arguments.of(name, call);
    }

    @Test
    void givenNoWaitingWanted_whenPaused_thenSaysSo() {
        server.on(post(urlEqualTo(PATH + "/actions/pause?wait=false")), ScriptedServer.example("source.json"));

        assertThat(client.sources().withoutWaiting().pause(ID)).isEqualTo(source);
    }
}
