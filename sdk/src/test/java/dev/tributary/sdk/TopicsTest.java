package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.Page;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.Topic;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.internal.http.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicsTest {
    private static final String PATH = "/topics/shop.orders";

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());
    private final Topic topic = Examples.value("topic.json", Topic.class);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenTopic_whenGot_thenAnswersIt() {
        server.on(get(urlEqualTo(PATH)), ScriptedServer.example("topic.json"));

        assertThat(client.topics().get("shop.orders")).isEqualTo(topic);
    }

    @Test
    void givenNoTopic_whenGot_thenNotFound() {
        server.on(get(urlEqualTo(PATH)), ScriptedServer.json(404, Examples.text("error-not-found.json")));

        assertThatThrownBy(() -> client.topics().get("shop.orders")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void givenNoTopic_whenFound_thenEmpty() {
        server.on(get(urlEqualTo(PATH)), ScriptedServer.json(404, Examples.text("error-not-found.json")));

        assertThat(client.topics().find("shop.orders")).isEmpty();
    }

    @Test
    void givenTopics_whenListed_thenAnswersThem() {
        server.on(
                get(urlEqualTo("/topics/details?page=1&page_size=100")),
                ScriptedServer.example("topic-details-page.json"));

        assertThat(client.topics().list().toList())
                .isEqualTo(Examples.value("topic-details-page.json", new TypeReference<Page<TopicDetails>>() {})
                        .result());
    }

    @Test
    void givenSource_whenItsTopicsAreListed_thenAsksForThose() {
        server.on(
                get(urlPathEqualTo("/topics/details")).withQueryParam("entity_id", equalTo("66f0c3a1b2d4e5f601234567")),
                ScriptedServer.example("topic-details-page.json"));

        assertThat(client.topics().list(TopicFilter.ofSource("66f0c3a1b2d4e5f601234567")))
                .isNotEmpty();
    }

    @Test
    void givenRequest_whenCreated_thenSentAsTheContractHasIt() {
        server.on(
                post(urlEqualTo("/topics")).withRequestBody(equalToJson(Examples.text("create-topic-request.json"))),
                ScriptedServer.example("topic.json"));

        assertThat(client.topics().create(Examples.value("create-topic-request.json", CreateTopicRequest.class)))
                .isEqualTo(topic);
    }

    @Test
    void givenUpdate_whenUpdated_thenSentAsTheContractHasIt() {
        server.on(
                put(urlEqualTo(PATH)).withRequestBody(equalToJson(Examples.text("update-topic-request.json"))),
                ScriptedServer.example("topic.json"));
        UpdateTopicRequest update = Examples.value("update-topic-request.json", UpdateTopicRequest.class);

        assertThat(client.topics().update("shop.orders", update.payload())).isEqualTo(topic);
    }

    @Test
    void givenTopic_whenDeleted_thenAnswersItAsItWas() {
        server.on(delete(urlEqualTo(PATH)), ScriptedServer.example("topic.json"));

        assertThat(client.topics().delete("shop.orders")).isEqualTo(topic);
    }
}
