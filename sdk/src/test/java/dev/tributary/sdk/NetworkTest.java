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
import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.ServerErrorException;
import dev.tributary.sdk.error.UnreachableException;
import dev.tributary.sdk.internal.http.FakeTime;
import dev.tributary.sdk.internal.http.StackSettings;
import dev.tributary.sdk.settings.RetryPolicy;
import dev.tributary.sdk.settings.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the network does to a call, from the lost connection to the answer that comes too late. */
class NetworkTest {
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
    void givenNothingListens_whenChanged_thenUnreachable() {
        try (TributaryClient lost = client("http://127.0.0.1:" + freePort())) {
            assertThatThrownBy(() -> lost.sources().pause(ID))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("nothing accepts connections");
        }
    }

    @Test
    void givenNameThatIsNoHost_whenChanged_thenUnreachable() {
        SwitchableDns dns = new SwitchableDns();
        try (TributaryClient lost = client(dns)) {
            server.on(post(urlEqualTo(PAUSE)), ScriptedServer.example("source.json"));
            lost.sources().pause(ID);
            dns.failFor(Integer.MAX_VALUE);

            assertThatThrownBy(() -> lost.sources().pause(ID))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("cannot be resolved");
        }
    }

    @Test
    void givenNotSentAtFirst_whenChanged_thenTriesAgain() {
        SwitchableDns dns = new SwitchableDns();
        try (TributaryClient shaky = client(dns)) {
            server.on(post(urlEqualTo(PAUSE)), ScriptedServer.example("source.json"));
            shaky.sources().pause(ID);
            dns.failFor(2);

            assertThat(shaky.sources().pause(ID).id()).isEqualTo(ID);
        }
    }

    @Test
    void givenCertificateNobodyTrusts_whenCalled_thenPointsToTheHook() {
        try (TributaryClient lost = client(server.httpsUrl())) {
            assertThatThrownBy(() -> lost.sources().list().toList())
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("OkHttp hook");
        }
    }

    @Test
    void givenServerWithoutTls_whenCalledOverTls_thenSaysThatTlsFailed() {
        try (TributaryClient lost = client("https://127.0.0.1:" + server.port())) {
            assertThatThrownBy(() -> lost.sources().list().toList())
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("no secure connection");
        }
    }

    @Test
    void givenAnswerThatDoesNotCome_whenChanged_thenOutcomeUnknown() {
        server.on(post(urlEqualTo(PAUSE)), ScriptedServer.example("source.json").withFixedDelay(60_000));
        Timeouts brief = Timeouts.builder().read(Duration.ofMillis(100)).build();
        StackSettings settings = server.settings(time, RetryPolicy.none(), brief);
        try (TributaryClient hasty = TributaryClient.of(settings)) {
            assertThatThrownBy(() -> hasty.sources().pause(ID))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("fell silent");
        }
    }

    @Test
    void givenCallTimeout_whenTheAnswerIsSlower_thenUnreachable() {
        server.on(
                get(urlEqualTo("/sources/" + ID)),
                ScriptedServer.example("source-page.json").withFixedDelay(60_000));
        server.on(get(urlEqualTo("/sources/first")), ScriptedServer.example("source-page.json"));
        client.sources().find("first");

        assertThatThrownBy(() ->
                        client.withCallTimeout(Duration.ofMillis(200)).sources().find(ID))
                .isInstanceOf(UnreachableException.class);
    }

    @Test
    void givenAnswersThatLost_whenACallEnds_thenNoConnectionIsHeld() {
        ConnectionPool pool = new ConnectionPool();
        server.script(
                () -> any(urlEqualTo("/sources/" + ID)),
                ScriptedServer.json(503, "{\"detail\":\"" + "x".repeat(100_000) + "\"}"),
                ScriptedServer.json(503, "{"),
                ScriptedServer.example("source-page.json"));
        try (TributaryClient watched = client(server.url(), builder -> builder.connectionPool(pool))) {
            watched.sources().find(ID);

            assertThat(pool.idleConnectionCount()).isEqualTo(pool.connectionCount());
        }
    }

    private TributaryClient client(String host) {
        return client(host, builder -> {});
    }

    /** Opens a connection for each attempt, so that each asks for the address. */
    private TributaryClient client(Dns dns) {
        return client(
                "http://localhost:" + server.port(),
                builder -> builder.dns(dns).connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS)));
    }

    private TributaryClient client(String host, Consumer<OkHttpClient.Builder> hook) {
        return TributaryClient.of(new StackSettings(
                HttpUrl.get(host),
                AccessTokenRequest.builder().clientId("id").secret("secret").build(),
                Timeouts.defaults(),
                RetryPolicy.defaults(),
                hook,
                time,
                () -> 0.0,
                () -> "key"));
    }

    /** Resolves every name to 127.0.0.1, unless told to fail. */
    private static final class SwitchableDns implements Dns {
        private final AtomicInteger failures = new AtomicInteger();

        void failFor(int lookups) {
            failures.set(lookups);
        }

        @Override
        public List<InetAddress> lookup(String hostname) throws UnknownHostException {
            if (failures.get() > 0) {
                failures.decrementAndGet();
                throw new UnknownHostException(hostname);
            }
            return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
