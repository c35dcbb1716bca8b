package dev.tributary.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alone, as it looks for threads that were left behind. */
@Isolated
class HttpServerTest {

    @Test
    void givenAPortInUseWhenStartedThenTheMessageNamesItAndTheSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpOptions options = HttpOptions.of("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> HttpPort.take(options))
                    .isInstanceOf(HttpStartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1")
                    .hasMessageContaining("TRIBUTARY_HTTP_PORT");
        }
    }

    @Test
    void givenAPortInUseWhenStartedThenNoThreadIsLeft() throws IOException {
        Set<Thread> before = httpThreads();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpOptions options = HttpOptions.of("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> HttpPort.take(options)).isInstanceOf(HttpStartException.class);

            assertThat(httpThreads()).isSubsetOf(before);
        }
    }

    @Test
    void givenARequestUnderWayWhenClosedThenItIsAnswered() throws Exception {
        HttpFixture http = new HttpFixture();
        int port = http.server.port();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        http.canned.duringFind = () -> {
            arrived.countDown();
            await(closing);
        };

        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> http.client.get("/sources/1").status());
        await(arrived);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(http::close);
        Awaitility.await().until(() -> isRefused(port));
        closing.countDown();

        assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        closed.get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /sources HTTP/1.1\r\nHost: h\r\nBad Header: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: h\r\n\r\n"
            })
    void givenWhatIsNotHttpWhenSentThenTheAnswerIsJsonWithARequestId(String request) {
        try (HttpFixture http = new HttpFixture()) {
            assertThat(RawHttp.exchange(http.server.port(), request))
                    .startsWith("HTTP/1.1 ")
                    .containsIgnoringCase("X-Request-Id: ")
                    .contains("{\"detail\":\"");
        }
    }

    @Test
    void givenHeadersThatAreTooLargeWhenSentThenTheAnswerIsJson() {
        try (HttpFixture http = new HttpFixture()) {
            String request = "GET /sources HTTP/1.1\r\nHost: h\r\nX-Big: " + "x".repeat(20_000) + "\r\n\r\n";

            assertThat(RawHttp.exchange(http.server.port(), request))
                    .startsWith("HTTP/1.1 431 ")
                    .contains("{\"detail\":\"the headers of the request are too large");
        }
    }

    @Test
    void givenAnUnknownHostWhenStartedThenTheMessageNamesItAndTheSetting() {
        HttpOptions options = HttpOptions.of("no-such-host.invalid", 0);

        assertThatThrownBy(() -> HttpPort.take(options))
                .hasMessageContaining("no-such-host.invalid")
                .hasMessageContaining("TRIBUTARY_HTTP_HOST");
    }

    private static Set<Thread> httpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("http-"))
                .collect(Collectors.toSet());
    }

    private static boolean isRefused(int port) {
        try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
