package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.HealthReport;
import dev.tributary.api.model.connectors.ConnectorDescription;
import dev.tributary.sdk.error.ServerErrorException;
import dev.tributary.sdk.internal.http.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TributaryClientTest {
    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenHealthyServer_whenAskedForHealth_thenAnswersItsChecks() {
        server.on(get(urlEqualTo("/healthz")), ScriptedServer.example("health.json"));

        assertThat(client.health()).isEqualTo(Examples.value("health.json", HealthReport.class));
    }

    @Test
    void givenServer_whenAskedForHealth_thenDoesNotLogIn() {
        server.on(get(urlEqualTo("/healthz")), ScriptedServer.example("health.json"));

        client.health();

        assertThat(server.count(postRequestedFor(anyUrl()))).isZero();
    }

    @Test
    void givenReadyServer_whenAskedForReadiness_thenAnswersItsChecks() {
        server.on(get(urlEqualTo("/readyz")), ScriptedServer.example("health.json"));

        assertThat(client.readiness().checks()).containsEntry("store", "ok");
    }

    @Test
    void givenServerThatIsNotReady_whenAskedForReadiness_thenSaysWhy() {
        server.on(get(urlEqualTo("/readyz")), ScriptedServer.json(503, Examples.text("error-not-healthy.json")));

        assertThatThrownBy(client::readiness)
                .isInstanceOf(ServerErrorException.class)
                .hasMessageContaining("store: does not answer");
    }

    @Test
    void givenConnectors_whenListed_thenAnswersThem() {
        server.on(get(urlEqualTo("/sources/connectors")), ScriptedServer.example("connectors.json"));

        assertThat(client.connectors().list())
                .isEqualTo(Examples.value("connectors.json", new TypeReference<List<ConnectorDescription>>() {}));
    }

    @Test
    void givenCode_whenConnectorIsFound_thenAsksForThatOne() {
        server.on(
                get(urlEqualTo("/sources/connectors?connector_code=kafkadirect")),
                ScriptedServer.example("connectors.json"));

        assertThat(client.connectors().find("kafkadirect")).isPresent();
    }

    @Test
    void givenClient_whenItCalls_thenSaysWhatItIs() {
        server.on(get(urlEqualTo("/healthz")), ScriptedServer.example("health.json"));

        client.health();

        assertThat(server.count(getRequestedFor(urlEqualTo("/healthz"))
                        .withHeader("User-Agent", matching("tributary-sdk/\\S+ java/\\S+"))))
                .isEqualTo(1);
    }

    @Test
    void givenTimeoutOfNothing_whenGiven_thenRefused() {
        assertThatThrownBy(() -> client.withCallTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("call is PT0S");
    }

    @Test
    void givenBriefTimeout_whenCalled_thenSharesTheToken() {
        server.on(get(urlEqualTo("/sources/connectors")), ScriptedServer.example("connectors.json"));

        client.connectors().list();
        client.withCallTimeout(Duration.ofSeconds(30)).connectors().list();

        assertThat(server.count(postRequestedFor(urlEqualTo(ScriptedServer.LOGIN))))
                .isEqualTo(1);
    }
}
