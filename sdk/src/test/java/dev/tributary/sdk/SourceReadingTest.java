package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.metrics.SourceMetricsReport;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.error.UnreadableAnswerException;
import dev.tributary.sdk.internal.http.FakeTime;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReadingTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String PATH = "/sources/" + ID;
    private static final String NO_SOURCE =
            "{\"result\":[],\"page\":1,\"page_size\":10,\"total\":0,\"has_next\":false}";

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());
    private final Source source = Examples.value("source.json", Source.class);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenAConfiguration_whenItsConnectionIsChecked_thenAnswersWhatTheServerSaw() {
        server.on(
                post(urlEqualTo("/sources/connection-check"))
                        .withRequestBody(equalToJson(Examples.text("connection-check-request.json"))),
                ScriptedServer.example("connection-check-result.json"));
        ConnectionCheckRequest request = Examples.value("connection-check-request.json", ConnectionCheckRequest.class);

        assertThat(client.sources().checkConnection(Objects.requireNonNull(request.config())))
                .isEqualTo(Examples.value("connection-check-result.json", ConnectionCheckResult.class));
    }

    @Test
    void givenSource_whenGot_thenAnswersIt() {
        server.on(get(urlEqualTo(PATH)), ScriptedServer.example("source-page.json"));

        assertThat(client.sources().get(ID)).isEqualTo(source);
    }

    @Test
    void givenUnknownId_whenFound_thenEmpty() {
        server.on(get(urlEqualTo(PATH)), ScriptedServer.json(200, NO_SOURCE));

        assertThat(client.sources().find(ID)).isEmpty();
    }

    @Test
    void givenUnknownId_whenGot_thenNotFoundWithTheRequestId() {
        server.on(get(urlEqualTo(PATH)), ScriptedServer.json(200, NO_SOURCE));

        assertThatThrownBy(() -> client.sources().get(ID))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.requestId()).contains("request-1"))
                .hasMessageContaining(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void givenIdThatLeadsElsewhere_whenGot_thenRefusesIt(String id) {
        assertThatThrownBy(() -> client.sources().get(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenIdWithReservedCharacters_whenGot_thenStaysOneSegment() {
        server.on(get(urlEqualTo("/sources/a%2Fb%20c%3Fd")), ScriptedServer.example("source-page.json"));

        assertThat(client.sources().find("a/b c?d")).contains(source);
    }

    @Test
    void givenETag_whenGotVersioned_thenHandsItOut() {
        server.on(
                get(urlEqualTo(PATH)),
                ScriptedServer.example("source-page.json").withHeader("ETag", "\"7\""));

        assertThat(client.sources().getVersioned(ID)).isEqualTo(new Versioned<>(source, "\"7\""));
    }

    @Test
    void givenNoETag_whenGotVersioned_thenUnreadable() {
        server.on(get(urlEqualTo(PATH)), ScriptedServer.example("source-page.json"));

        assertThatThrownBy(() -> client.sources().getVersioned(ID)).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void givenSimilarNames_whenFoundByName_thenTheExactOne() {
        String other = Examples.text("source.json").replace("\"shop\"", "\"shop-2\"");
        server.on(
                get(urlPathEqualTo("/sources")).withQueryParam("partial_name", equalTo("shop")),
                ScriptedServer.json(200, page(other + "," + Examples.text("source.json"))));

        assertThat(client.sources().findByName("shop")).contains(source);
    }

    @Test
    void givenOneDeletedBetweenTwoPages_whenFoundByName_thenReadOnceMore() {
        String other = Examples.text("source.json").replace("\"shop\"", "\"shop-2\"");
        String others = String.join(",", Collections.nCopies(Listing.PAGE_SIZE, other));
        server.script(
                () -> get(urlPathEqualTo("/sources")),
                ScriptedServer.json(200, page(others)),
                ScriptedServer.json(200, page(Examples.text("source.json"))));

        assertThat(client.sources().findByName("shop")).contains(source);
    }

    private static String page(String sources) {
        return "{\"result\":[" + sources + "],\"page\":1,\"page_size\":100,\"total\":1,\"has_next\":false}";
    }

    @Test
    void givenFilter_whenListed_thenSentAsTheContractHasIt() {
        server.on(get(urlPathEqualTo("/sources")), ScriptedServer.json(200, NO_SOURCE));
        SourceFilter filter = SourceFilter.builder()
                .partialName("sh&p")
                .connector("kafkadirect")
                .status(ConnectorStatus.BROKEN)
                .order(SourceOrder.CREATED_TIMESTAMP)
                .descending(true)
                .build();

        client.sources().list(filter).toList();

        assertThat(server.count(getRequestedFor(urlPathEqualTo("/sources"))
                        .withQueryParam("page", equalTo("1"))
                        .withQueryParam("page_size", equalTo("100"))
                        .withQueryParam("partial_name", equalTo("sh&p"))
                        .withQueryParam("connector", equalTo("kafkadirect"))
                        .withQueryParam("status", equalTo("Broken"))
                        .withQueryParam("sort", equalTo("created_timestamp"))
                        .withQueryParam("sort_dir", equalTo("desc"))))
                .isEqualTo(1);
    }

    @Test
    void givenSecretsWanted_whenGot_thenAsksForThem() {
        server.on(get(urlEqualTo(PATH + "?secret_returned=true")), ScriptedServer.example("source-page.json"));

        assertThat(client.sources().withSecrets().get(ID)).isEqualTo(source);
    }

    @Test
    void givenSources_whenMetricsRead_thenAnswersTheFigures() {
        server.on(get(urlEqualTo("/sources/metrics")), ScriptedServer.example("source-metrics.json"));

        assertThat(client.sources().metrics())
                .isEqualTo(Examples.value("source-metrics.json", SourceMetricsReport.class));
    }

    @Test
    void givenFilter_whenMetricsRead_thenSentAsTheContractHasIt() {
        server.on(
                get(urlEqualTo("/sources/metrics?since=2026-11-01T10%3A00%3A00Z&source_ids=a&source_ids=b")),
                ScriptedServer.example("source-metrics.json"));
        MetricsFilter filter = MetricsFilter.builder()
                .addSourceIds("a", "b")
                .since(Instant.parse("2026-11-01T10:00:00Z"))
                .build();

        assertThat(client.sources().metrics(filter).sources()).hasSize(1);
    }
}
