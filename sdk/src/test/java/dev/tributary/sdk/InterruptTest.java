package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.tributary.sdk.error.CallInterruptedException;
import dev.tributary.sdk.internal.http.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InterruptTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String PAUSE = "/sources/" + ID + "/actions/pause";
    private static final int LONGER_THAN_ANY_TEST = 600_000;

    /**
     * How an interrupted call ended.
     *
     * @param exception what it threw
     * @param flag whether the thread's interrupt flag was set then
     */
    private record Ending(CallInterruptedException exception, boolean flag) {}

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final RequestWatch watch = new RequestWatch();
    private final TributaryClient client = server.client(Time.system(), builder -> builder.eventListener(watch));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenCallUnderWay_whenInterrupted_thenEndsWithTheFlagSet() throws Exception {
        server.on(get(urlEqualTo("/sources/" + ID)), slow("source-page.json"));

        assertThat(interrupt(sources -> sources.find(ID)).flag()).isTrue();
    }

    @Test
    void givenCallUnderWay_whenInterrupted_thenTheHttpCallIsCancelled() throws Exception {
        server.on(get(urlEqualTo("/sources/" + ID)), slow("source-page.json"));

        interrupt(sources -> sources.find(ID));

        assertThat(watch.cancelled()).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void givenReadUnderWay_whenInterrupted_thenNothingIsInDoubt() throws Exception {
        server.on(get(urlEqualTo("/sources/" + ID)), slow("source-page.json"));

        assertThat(interrupt(sources -> sources.find(ID)).exception().outcomeUnknown())
                .isFalse();
    }

    @Test
    void givenChangeUnderWay_whenInterrupted_thenItsOutcomeIsUnknown() throws Exception {
        server.on(post(urlEqualTo(PAUSE)), slow("source.json"));

        assertThat(interrupt(sources -> sources.pause(ID)).exception().outcomeUnknown())
                .isTrue();
    }

    @Test
    void givenInterruptedThread_whenChanged_thenNothingIsSent() {
        server.on(post(urlEqualTo(PAUSE)), ScriptedServer.example("source.json"));
        client.sources().pause(ID);
        Thread.currentThread().interrupt();

        CallInterruptedException failure = catchThrowableOfType(
                CallInterruptedException.class, () -> client.sources().pause(ID));
        Thread.interrupted();

        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void givenInterruptedCall_whenCalledAgain_thenTheClientStillWorks() throws Exception {
        server.on(post(urlEqualTo(PAUSE)), slow("source.json"));
        server.on(get(urlEqualTo("/sources/" + ID)), ScriptedServer.example("source-page.json"));
        interrupt(sources -> sources.pause(ID));

        assertThat(client.sources().find(ID)).isPresent();
    }

    private Ending interrupt(Consumer<Sources> call) throws Exception {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                call.accept(client.sources());
                ending.completeExceptionally(new AssertionError("the call was not interrupted"));
            } catch (CallInterruptedException e) {
                ending.complete(new Ending(e, Thread.currentThread().isInterrupted()));
            } catch (RuntimeException e) {
                ending.completeExceptionally(e);
            }
        });
        thread.start();
        CompletableFuture.anyOf(watch.sent(), ending).get();
        thread.interrupt();
        Ending result = ending.get();
        thread.join();
        return result;
    }

    private static ResponseDefinitionBuilder slow(String example) {
        return ScriptedServer.example(example).withFixedDelay(LONGER_THAN_ANY_TEST);
    }
}
