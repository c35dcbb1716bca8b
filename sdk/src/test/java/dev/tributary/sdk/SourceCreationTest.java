package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.api.model.kafkadirect.OffsetPolicy;
import dev.tributary.sdk.internal.http.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCreationTest {

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());
    private final Source source = Examples.value("source.json", Source.class);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenRequest_whenCreated_thenSentAsTheContractHasIt() {
        server.on(post(urlEqualTo("/sources")), ScriptedServer.example("source.json"));

        client.sources().create(Examples.value("create-source-request.json", CreateSourceRequest.class));

        assertThat(server.count(postRequestedFor(urlEqualTo("/sources"))
                        .withHeader("Idempotency-Key", equalTo("generated-key"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalToJson(Examples.text("create-source-request.json")))))
                .isEqualTo(1);
    }

    @Test
    void givenRequest_whenCreated_thenAnswersTheSource() {
        server.on(post(urlEqualTo("/sources")), ScriptedServer.example("source.json"));

        assertThat(client.sources().create(Examples.value("create-source-request.json", CreateSourceRequest.class)))
                .isEqualTo(source);
    }

    @Test
    void givenOwnKey_whenCreated_thenSendsThatKey() {
        server.on(post(urlEqualTo("/sources")), ScriptedServer.example("source.json"));

        client.sources().create(Examples.value("create-source-request.json", CreateSourceRequest.class), "deploy-42");

        assertThat(server.count(
                        postRequestedFor(urlEqualTo("/sources")).withHeader("Idempotency-Key", equalTo("deploy-42"))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "ümlaut"})
    void givenUnsendableKey_whenCreated_thenSaysWhichKeysWork(String key) {
        CreateSourceRequest request = Examples.value("create-source-request.json", CreateSourceRequest.class);

        assertThatThrownBy(() -> client.sources().create(request, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idempotencyKey");
    }

    @Test
    void givenTypedConfig_whenCreated_thenSendsTheContractsKeys() {
        server.on(post(urlEqualTo("/sources")), ScriptedServer.example("source.json"));
        KafkaDirectConfig config = KafkaDirectConfig.builder()
                .addBootstrapServers("kafka-1.example.com:9092")
                .topicPrefix("shop")
                .addTopics("orders", "payments")
                .offsetPolicy(OffsetPolicy.LATEST)
                .build();

        client.sources().create("shop", config);

        assertThat(server.count(postRequestedFor(urlEqualTo("/sources")).withRequestBody(equalToJson("""
                                {"name": "shop", "connector": "kafkadirect", "created_from": "api", "config": {
                                  "bootstrap.servers": "kafka-1.example.com:9092",
                                  "topic.prefix": "shop",
                                  "topic.include.list": "orders,payments",
                                  "offset.policy": "latest"}}
                                """, true, true))))
                .isEqualTo(1);
    }
}
