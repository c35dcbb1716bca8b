package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.UnreachableException;
import dev.tributary.sdk.internal.http.FakeTime;
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
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers that cannot be reached, cannot be trusted or do not answer. */
class UnreachableServerTest {
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
        try (TributaryClient hasty = server.client(server.url(), time, brief, builder -> {})) {
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
    void givenTwoAddressesOfWhichOneIsDead_whenCalled_thenTheOtherServes() {
        Dns dns = host -> List.of(address(127, 0, 0, 2), address(127, 0, 0, 1));
        try (TributaryClient shaky = client(dns)) {
            server.on(post(urlEqualTo(PAUSE)), ScriptedServer.example("source.json"));

            assertThat(shaky.sources().pause(ID).id()).isEqualTo(ID);
        }
    }

    private TributaryClient client(String host) {
        return server.client(host, time, Timeouts.defaults(), builder -> {});
    }

    /** Opens a connection for each attempt, so that each asks for the address. */
    private TributaryClient client(Dns dns) {
        return server.client(
                "http://localhost:" + server.port(),
                time,
                Timeouts.defaults(),
                builder -> builder.dns(dns).connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS)));
    }

    private static InetAddress address(int... bytes) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3]});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
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
            return List.of(address(127, 0, 0, 1));
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
