package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.topics.Tag;
import dev.tributary.api.model.topics.TagList;
import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.sdk.internal.http.FakeTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TagsTest {
    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());
    private final List<Tag> tags =
            Examples.value("tag-list.json", TagList.class).tags();
    private final Tag tag = Examples.value("tag.json", Tag.class);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenTags_whenListed_thenAnswersThem() {
        server.on(get(urlEqualTo("/tags")), ScriptedServer.example("tag-list.json"));

        assertThat(client.tags().list()).isEqualTo(tags);
    }

    @Test
    void givenTag_whenFoundById_thenAnswersIt() {
        String id = tags.get(0).id();
        server.on(get(urlEqualTo("/tags?tag_ids=" + id)), ScriptedServer.example("tag-list.json"));

        assertThat(client.tags().find(id)).contains(tags.get(0));
    }

    @Test
    void givenTag_whenFoundByName_thenAnswersIt() {
        String name = tags.get(0).name();
        server.on(get(urlEqualTo("/tags?tag_name=" + name)), ScriptedServer.example("tag-list.json"));

        assertThat(client.tags().findByName(name)).contains(tags.get(0));
    }

    @Test
    void givenNoTag_whenFoundById_thenEmpty() {
        server.on(get(urlEqualTo("/tags?tag_ids=none")), ScriptedServer.json(200, "{\"tags\":[]}"));

        assertThat(client.tags().find("none")).isEmpty();
    }

    @Test
    void givenRequest_whenCreated_thenSentAsTheContractHasIt() {
        server.on(
                post(urlEqualTo("/tags")).withRequestBody(equalToJson(Examples.text("tag-request.json"))),
                ScriptedServer.example("tag.json"));

        assertThat(client.tags().create(Examples.value("tag-request.json", TagRequest.class)))
                .isEqualTo(tag);
    }

    @Test
    void givenRequest_whenReplaced_thenSentAsTheContractHasIt() {
        server.on(
                put(urlEqualTo("/tags/t1")).withRequestBody(equalToJson(Examples.text("tag-request.json"))),
                ScriptedServer.example("tag.json"));

        assertThat(client.tags().replace("t1", Examples.value("tag-request.json", TagRequest.class)))
                .isEqualTo(tag);
    }

    @Test
    void givenTag_whenDeleted_thenAnswersItAsItWas() {
        server.on(delete(urlEqualTo("/tags/t1")), ScriptedServer.example("tag.json"));

        assertThat(client.tags().delete("t1")).isEqualTo(tag);
    }
}
