package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.UnreachableException;
import dev.tributary.sdk.internal.http.FakeTime;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloseTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String PAUSE = "/sources/" + ID + "/actions/pause";
    private static final int LONGER_THAN_ANY_TEST = 600_000;

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final FakeTime time = new FakeTime();
    private final RequestWatch watch = new RequestWatch();
    private final TributaryClient client = server.client(time, builder -> builder.eventListener(watch));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenReadUnderWay_whenClosed_thenItSaysWhyItEnded() {
        server.on(
                get(urlEqualTo("/sources/" + ID)),
                ScriptedServer.example("source-page.json").withFixedDelay(LONGER_THAN_ANY_TEST));

        assertThatThrownBy(() -> closeDuring(sources -> sources.find(ID)))
                .hasCauseInstanceOf(UnreachableException.class)
                .hasMessageContaining("the client was closed");
    }

    @Test
    void givenReadUnderWay_whenClosed_thenItIsNotTriedAgain() {
        server.on(
                get(urlEqualTo("/sources/" + ID)),
                ScriptedServer.example("source-page.json").withFixedDelay(LONGER_THAN_ANY_TEST));

        assertThatThrownBy(() -> closeDuring(sources -> sources.find(ID)))
                .hasCauseInstanceOf(UnreachableException.class);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void givenChangeUnderWay_whenClosed_thenItsOutcomeIsUnknown() {
        server.on(post(urlEqualTo(PAUSE)), ScriptedServer.example("source.json").withFixedDelay(LONGER_THAN_ANY_TEST));

        assertThatThrownBy(() -> closeDuring(sources -> sources.pause(ID)))
                .hasCauseInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void givenClosedClient_whenCalled_thenSaysSo() {
        client.close();

        assertThatThrownBy(() -> client.sources().find(ID))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void givenClosedClient_whenClosedAgain_thenNothingHappens() {
        client.close();

        client.close();

        assertThatThrownBy(client::health).isInstanceOf(IllegalStateException.class);
    }

    private void closeDuring(Consumer<Sources> call) {
        CompletableFuture<Void> underWay = CompletableFuture.runAsync(() -> call.accept(client.sources()));
        CompletableFuture.anyOf(watch.sent(), underWay).join();
        client.close();
        underWay.join();
    }
}
