package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.ServerErrorException;
import dev.tributary.sdk.error.UnreachableException;
import dev.tributary.sdk.internal.http.FakeTime;
import java.time.Duration;
import okhttp3.ConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that breaks under a call, and answers that ask to come again. */
class LostConnectionTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String PAUSE = "/sources/" + ID + "/actions/pause";

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final FakeTime time = new FakeTime();
    private final TributaryClient client = server.client(time);

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void givenConnectionLostAfterSending_whenChanged_thenOutcomeUnknown(Fault fault) {
        server.on(post(urlEqualTo(PAUSE)), aResponse().withFault(fault));

        assertThatThrownBy(() -> client.sources().pause(ID)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void givenConnectionLostAfterSending_whenChanged_thenSentOnce() {
        server.on(post(urlEqualTo(PAUSE)), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(() -> client.sources().pause(ID)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(server.count(postRequestedFor(urlEqualTo(PAUSE)))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void givenConnectionLostOnce_whenRead_thenTriesAgain(Fault fault) {
        server.script(
                () -> get(urlEqualTo("/sources/" + ID)),
                aResponse().withFault(fault),
                ScriptedServer.example("source-page.json"));

        assertThat(client.sources().find(ID)).isPresent();
    }

    @Test
    void givenConnectionLostEachTime_whenRead_thenUnreachable() {
        server.on(get(urlEqualTo("/sources/" + ID)), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(() -> client.sources().find(ID)).isInstanceOf(UnreachableException.class);
    }

    @Test
    void givenConnectionLostOnce_whenCreated_thenTriesAgainWithTheSameKey() {
        server.script(
                () -> post(urlEqualTo("/sources")),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                ScriptedServer.example("source.json"));

        client.sources().create(Examples.value("create-source-request.json", CreateSourceRequest.class));

        assertThat(server.requests(postRequestedFor(urlEqualTo("/sources"))))
                .extracting(request -> request.getHeader("Idempotency-Key"))
                .containsExactly("generated-key", "generated-key");
    }

    @Test
    void givenConnectionLostEachTime_whenCreated_thenOutcomeUnknown() {
        server.on(post(urlEqualTo("/sources")), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        CreateSourceRequest request = Examples.value("create-source-request.json", CreateSourceRequest.class);

        assertThatThrownBy(() -> client.sources().create(request)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void givenServiceUnavailableWithoutWait_whenChanged_thenSentOnce() {
        server.on(
                post(urlEqualTo(PAUSE)),
                ScriptedServer.json(503, Examples.text("error-unavailable.json"))
                        .withHeader("Retry-After", "0"));

        assertThatThrownBy(() -> client.sources().pause(ID)).isInstanceOf(ServerErrorException.class);
        assertThat(server.count(postRequestedFor(urlEqualTo(PAUSE)))).isEqualTo(1);
    }

    @Test
    void givenRedirection_whenChanged_thenNotFollowed() {
        server.on(post(urlEqualTo(PAUSE)), aResponse().withStatus(302).withHeader("Location", "/sources/" + ID));

        assertThatThrownBy(() -> client.sources().pause(ID)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(server.count(getRequestedFor(anyUrl()))).isZero();
    }

    @Test
    void givenRetryAfter_whenReadAgain_thenWaitedThatLong() {
        server.script(
                () -> get(urlEqualTo("/sources/" + ID)),
                ScriptedServer.json(429, Examples.text("error-unavailable.json"))
                        .withHeader("Retry-After", "7"),
                ScriptedServer.example("source-page.json"));

        client.sources().find(ID);

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void givenAnswersThatLost_whenACallEnds_thenNoConnectionIsHeld() {
        ConnectionPool pool = new ConnectionPool();
        server.script(
                () -> any(urlEqualTo("/sources/" + ID)),
                ScriptedServer.json(503, "{\"detail\":\"" + "x".repeat(100_000) + "\"}"),
                ScriptedServer.json(503, "{"),
                ScriptedServer.example("source-page.json"));
        try (TributaryClient watched = server.client(time, builder -> builder.connectionPool(pool))) {
            watched.sources().find(ID);

            assertThat(pool.idleConnectionCount()).isEqualTo(pool.connectionCount());
        }
    }
}
