package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.internal.http.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicListsTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String APPEND = "/sources/" + ID + "/topics/append";
    private static final String REMOVE = "/sources/" + ID + "/topics/remove";

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenTopics_whenAppended_thenSentInOrderWithoutOwner() {
        server.on(post(urlEqualTo(APPEND)), ScriptedServer.example("append-topics-result.json"));

        client.sources().appendTopics(ID, "orders", "refunds");

        assertThat(bodies(APPEND, "{\"topics\":[\"orders\",\"refunds\"]}")).isEqualTo(1);
    }

    @Test
    void givenTopics_whenAppended_thenTellsWhatItDid() {
        server.on(post(urlEqualTo(APPEND)), ScriptedServer.example("append-topics-result.json"));

        assertThat(client.sources().appendTopics(ID, "orders"))
                .isEqualTo(Examples.value("append-topics-result.json", AppendTopicsResult.class));
    }

    @Test
    void givenConnectionLostAndServiceUnavailable_whenAppended_thenSentAgain() {
        server.script(
                () -> post(urlEqualTo(APPEND)),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                ScriptedServer.json(503, Examples.text("error-unavailable.json")),
                ScriptedServer.example("append-topics-result.json"));

        client.sources().appendTopics(ID, "orders");

        assertThat(bodies(APPEND, "{\"topics\":[\"orders\"]}")).isEqualTo(3);
    }

    @Test
    void givenServiceUnavailable_whenRemoved_thenSentAgain() {
        server.script(
                () -> post(urlEqualTo(REMOVE)),
                ScriptedServer.json(503, Examples.text("error-unavailable.json")),
                ScriptedServer.example("remove-topics-result.json"));

        client.sources().removeTopics(ID, "orders");

        assertThat(bodies(REMOVE, "{\"topics\":[\"orders\"]}")).isEqualTo(2);
    }

    @Test
    void givenOwner_whenAppended_thenSentWithTheOwner() {
        server.on(post(urlEqualTo(APPEND)), ScriptedServer.example("append-topics-result.json"));

        client.sources().ownedBy("terraform:prod").appendTopics(ID, "orders");

        assertThat(bodies(APPEND, "{\"topics\":[\"orders\"],\"owner\":\"terraform:prod\"}"))
                .isEqualTo(1);
    }

    @Test
    void givenTopics_whenRemoved_thenSentWithoutOwner() {
        server.on(post(urlEqualTo(REMOVE)), ScriptedServer.example("remove-topics-result.json"));

        client.sources().removeTopics(ID, "orders");

        assertThat(bodies(REMOVE, "{\"topics\":[\"orders\"]}")).isEqualTo(1);
    }

    @Test
    void givenTopics_whenRemoved_thenTellsWhatItDid() {
        server.on(post(urlEqualTo(REMOVE)), ScriptedServer.example("remove-topics-result.json"));

        assertThat(client.sources().removeTopics(ID, "orders"))
                .isEqualTo(Examples.value("remove-topics-result.json", RemoveTopicsResult.class));
    }

    @Test
    void givenOwner_whenRemoved_thenSentWithTheOwner() {
        server.on(post(urlEqualTo(REMOVE)), ScriptedServer.example("remove-topics-result.json"));

        client.sources().ownedBy("terraform:prod").removeTopics(ID, "orders");

        assertThat(bodies(REMOVE, "{\"topics\":[\"orders\"],\"owner\":\"terraform:prod\"}"))
                .isEqualTo(1);
    }

    @Test
    void givenNoWaitingWanted_whenAppended_thenSaysSo() {
        server.on(post(urlEqualTo(APPEND + "?wait=false")), ScriptedServer.example("append-topics-result.json"));

        assertThat(client.sources().withoutWaiting().appendTopics(ID, "orders").added())
                .isNotNull();
    }

    @Test
    void givenNoTopics_whenAppended_thenRefusesBeforeSending() {
        assertThatThrownBy(() -> client.sources().appendTopics(ID)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenUnknownSource_whenAppended_thenNotFound() {
        server.on(post(urlEqualTo(APPEND)), ScriptedServer.json(404, Examples.text("error-not-found.json")));

        assertThatThrownBy(() -> client.sources().appendTopics(ID, "orders")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void givenSource_whenEffectiveTopicsRead_thenAnswersThem() {
        server.on(get(urlEqualTo("/sources/" + ID + "/topics")), ScriptedServer.example("effective-topics.json"));

        assertThat(client.sources().effectiveTopics(ID))
                .isEqualTo(Examples.value("effective-topics.json", EffectiveTopics.class));
    }

    private static int bodies(String path, String json) {
        return server.count(postRequestedFor(urlEqualTo(path)).withRequestBody(equalToJson(json)));
    }
}
