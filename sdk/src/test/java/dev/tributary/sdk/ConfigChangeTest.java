package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.api.model.kafkadirect.OffsetPolicy;
import dev.tributary.sdk.error.PreconditionFailedException;
import dev.tributary.sdk.internal.http.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigChangeTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String PATH = "/sources/" + ID;

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenSource_whenConfigChanged_thenWritesTheChangeToTheVersionRead() {
        server.on(get(urlEqualTo(PATH)), version("\"7\""));
        server.on(put(urlEqualTo(PATH)), ScriptedServer.example("source.json"));

        client.sources().changeConfig(ID, ConfigChangeTest::toLatest);

        assertThat(server.count(putRequestedFor(urlEqualTo(PATH))
                        .withHeader("If-Match", equalTo("\"7\""))
                        .withRequestBody(matchingJsonPath("$.config['offset.policy']", equalTo("latest")))))
                .isEqualTo(1);
    }

    @Test
    void givenMaskedSecret_whenConfigChanged_thenSendsTheMaskThatKeepsIt() {
        server.on(get(urlEqualTo(PATH)), version("\"7\""));
        server.on(put(urlEqualTo(PATH)), ScriptedServer.example("source.json"));

        client.sources().changeConfig(ID, ConfigChangeTest::toLatest);

        assertThat(server.count(putRequestedFor(urlEqualTo(PATH))
                        .withRequestBody(matchingJsonPath("$.config['sasl.password']", equalTo("********")))))
                .isEqualTo(1);
    }

    @Test
    void givenSomebodyFaster_whenConfigChanged_thenStartsOverFromTheNewVersion() {
        server.script(() -> get(urlEqualTo(PATH)), version("\"7\""), version("\"8\""));
        server.script(() -> put(urlEqualTo(PATH)), lostRace(), ScriptedServer.example("source.json"));

        client.sources().changeConfig(ID, ConfigChangeTest::toLatest);

        assertThat(server.requests(putRequestedFor(urlEqualTo(PATH))))
                .extracting(request -> request.getHeader("If-Match"))
                .containsExactly("\"7\"", "\"8\"");
    }

    @Test
    void givenSomebodyFasterForEver_whenConfigChanged_thenGivesUp() {
        server.on(get(urlEqualTo(PATH)), version("\"7\""));
        server.on(put(urlEqualTo(PATH)), lostRace());

        assertThatThrownBy(() -> client.sources().changeConfig(ID, ConfigChangeTest::toLatest))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(server.count(putRequestedFor(urlEqualTo(PATH)))).isEqualTo(10);
    }

    private static KafkaDirectConfig toLatest(KafkaDirectConfig config) {
        return KafkaDirectConfig.builder()
                .from(config)
                .offsetPolicy(OffsetPolicy.LATEST)
                .build();
    }

    private static ResponseDefinitionBuilder version(String etag) {
        return ScriptedServer.example("source-page.json").withHeader("ETag", etag);
    }

    private static ResponseDefinitionBuilder lostRace() {
        return ScriptedServer.json(412, Examples.text("error-version-mismatch.json"));
    }
}
