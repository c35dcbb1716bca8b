package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.sdk.error.CallInterruptedException;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.error.SourceFailedException;
import dev.tributary.sdk.error.UnauthorizedException;
import dev.tributary.sdk.error.WaitTimeoutException;
import dev.tributary.sdk.internal.http.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SourceWaitTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String PATH = "/sources/" + ID;
    private static final SourceWait UNTIL_ACTIVE = SourceWait.until(ConnectorStatus.ACTIVE, Duration.ofSeconds(10));

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final FakeTime time = new FakeTime();
    private final TributaryClient client = server.client(time);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenStatusReachedAtLast_whenWaited_thenAnswersTheSource() {
        script(status("Pending"), status("Starting"), status("Active"));

        assertThat(client.sources().waitUntil(ID, UNTIL_ACTIVE).connectorStatus())
                .isEqualTo(ConnectorStatus.ACTIVE);
    }

    @Test
    void givenStatusReachedAtLast_whenWaited_thenPausesBetweenTheLooks() {
        script(status("Pending"), status("Starting"), status("Active"));

        client.sources().waitUntil(ID, UNTIL_ACTIVE);

        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
    }

    @Test
    void givenBrokenSource_whenWaited_thenEndsEarlyWithItsProblems() {
        script(status("Broken"));

        assertThatThrownBy(() -> client.sources().waitUntil(ID, UNTIL_ACTIVE))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("Broken")
                .hasMessageContaining("topic 'shipments'")
                .hasMessageContaining("The external cluster has no topic shipments.")
                .hasMessageContaining("Create the topic, or remove it from the source.");
    }

    @Test
    void givenBrokenSource_whenWaited_thenTheExceptionHoldsTheProblems() {
        script(status("Broken"));

        assertThatThrownBy(() -> client.sources().waitUntil(ID, UNTIL_ACTIVE))
                .isInstanceOfSatisfying(SourceFailedException.class, e -> {
                    assertThat(e.sourceStatus()).isEqualTo(ConnectorStatus.BROKEN);
                    assertThat(e.problems()).extracting("code").containsExactly("EXTERNAL_TOPIC_MISSING");
                });
    }

    @Test
    void givenNoFailureStates_whenTheSourceIsBrokenForAWhile_thenWaitsOn() {
        script(status("Broken"), status("Active"));
        SourceWait patient =
                SourceWait.builder().from(UNTIL_ACTIVE).failOn(Set.of()).build();

        assertThat(client.sources().waitUntil(ID, patient).connectorStatus()).isEqualTo(ConnectorStatus.ACTIVE);
    }

    @Test
    void givenBrokenIsWanted_whenTheSourceIsBroken_thenThatIsSuccess() {
        script(status("Broken"));

        assertThat(client.sources()
                        .waitUntil(ID, SourceWait.until(ConnectorStatus.BROKEN, Duration.ZERO))
                        .connectorStatus())
                .isEqualTo(ConnectorStatus.BROKEN);
    }

    @Test
    void givenStatusThatNeverComes_whenWaited_thenTimesOutAndTellsTheLastOne() {
        script(status("Starting"));

        assertThatThrownBy(() -> client.sources().waitUntil(ID, UNTIL_ACTIVE))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessageContaining("waited 10000 ms")
                .hasMessageContaining("Starting");
    }

    @Test
    void givenAnAppendedTopicThatFlowsAtLast_whenWaitedFor_thenAnActiveSourceAloneIsNotEnough() {
        script(status("Active"));
        server.script(
                () -> get(urlPathEqualTo("/sources/metrics")),
                ScriptedServer.json(200, "{\"taken_at\":\"2026-11-01T10:00:00Z\",\"sources\":[]}"),
                ScriptedServer.example("source-metrics.json"));

        client.sources().waitUntilFlowing(ID, List.of("orders"), Duration.ofSeconds(10));

        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void givenATopicThatNeverFlows_whenWaitedFor_thenTimesOutAndNamesIt() {
        script(status("Active"));
        server.on(get(urlPathEqualTo("/sources/metrics")), ScriptedServer.example("source-metrics.json"));

        assertThatThrownBy(() ->
                        client.sources().waitUntilFlowing(ID, List.of("orders", "refunds"), Duration.ofSeconds(1)))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessageContaining("to copy orders, refunds")
                .hasMessageContaining("it does not copy yet: refunds");
    }

    @Test
    void givenAPausedSource_whenItsTopicsAreWaitedFor_thenEndsEarly() {
        script(status("Paused"));
        server.on(get(urlPathEqualTo("/sources/metrics")), ScriptedServer.example("source-metrics.json"));

        assertThatThrownBy(() -> client.sources().waitUntilFlowing(ID, List.of("orders"), Duration.ofSeconds(10)))
                .isInstanceOf(SourceFailedException.class);
    }

    @Test
    void givenNoBudget_whenWaited_thenLooksOnce() {
        script(status("Starting"));
        SourceWait impatient = SourceWait.until(ConnectorStatus.ACTIVE, Duration.ZERO);

        assertThatThrownBy(() -> client.sources().waitUntil(ID, impatient)).isInstanceOf(WaitTimeoutException.class);
        assertThat(server.count(getRequestedFor(urlEqualTo(PATH)))).isEqualTo(1);
    }

    @Test
    void givenServerAwayForAWhile_whenWaited_thenWaitsOn() {
        ResponseDefinitionBuilder away = ScriptedServer.json(500, Examples.text("error-internal.json"));
        script(away, away, status("Active"));

        assertThat(client.sources().waitUntil(ID, UNTIL_ACTIVE).connectorStatus())
                .isEqualTo(ConnectorStatus.ACTIVE);
    }

    @Test
    void givenServerAwayToTheEnd_whenWaited_thenTheTimeoutTellsWhy() {
        script(ScriptedServer.json(500, Examples.text("error-internal.json")));

        assertThatThrownBy(() -> client.sources().waitUntil(ID, UNTIL_ACTIVE))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessageContaining("never seen")
                .hasMessageContaining("was answered 500");
    }

    @Test
    void givenRefusal_whenWaited_thenEndsAtOnce() {
        script(ScriptedServer.json(401, Examples.text("error-unauthorized.json")));

        assertThatThrownBy(() -> client.sources().waitUntil(ID, UNTIL_ACTIVE))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void givenUnknownId_whenWaited_thenNotFound() {
        script(noSource());

        assertThatThrownBy(() -> client.sources().waitUntil(ID, UNTIL_ACTIVE)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void givenInterrupt_whenWaiting_thenEndsWithTheFlagSet() {
        script(status("Starting"));
        time.interruptSleepers();

        assertThatThrownBy(() -> client.sources().waitUntil(ID, UNTIL_ACTIVE))
                .isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void givenSourceThatGoes_whenWaitedForItsEnd_thenEnds() {
        script(status("Active"), noSource());

        client.sources().waitUntilDeleted(ID, Duration.ofSeconds(10));

        assertThat(server.count(getRequestedFor(urlEqualTo(PATH)))).isEqualTo(2);
    }

    @Test
    void givenSourceThatStays_whenWaitedForItsEnd_thenTimesOut() {
        script(status("Active"));

        assertThatThrownBy(() -> client.sources().waitUntilDeleted(ID, Duration.ofSeconds(3)))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessageContaining("still there");
    }

    @Test
    void givenNothingToWaitFor_whenBuilt_thenRefused() {
        assertThatThrownBy(() -> SourceWait.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("until");
    }

    private static void script(ResponseDefinitionBuilder... answers) {
        server.script(() -> get(urlEqualTo(PATH)), answers);
    }

    private static ResponseDefinitionBuilder status(String status) {
        return ScriptedServer.json(
                200,
                Examples.text("source-page.json")
                        .replace("\"connector_status\": \"Active\"", "\"connector_status\": \"" + status + "\""));
    }

    private static ResponseDefinitionBuilder noSource() {
        return ScriptedServer.json(200, "{\"result\":[],\"page\":1,\"page_size\":10,\"total\":0,\"has_next\":false}");
    }
}
