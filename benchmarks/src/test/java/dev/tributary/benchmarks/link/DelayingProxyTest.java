package dev.tributary.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DelayingProxyTest {

    @Test
    void givenManyBytes_whenSentThroughTheProxy_thenTheyArriveUnchangedUntilTheEnd() throws Exception {
        byte[] bytes = new byte[2 * DelayingProxy.WINDOW_BYTES + 17];
        new Random(1).nextBytes(bytes);

        assertThat(sendThroughProxy(bytes, 10)).isEqualTo(bytes);
    }

    @Test
    void givenAFarTarget_whenARequestIsAnswered_thenTheAnswerIsNotEarlierThanTheRoundTrip() throws Exception {
        long begin = System.nanoTime();
        sendThroughProxy(new byte[] {1}, 100);

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(50_000_000L);
    }

    @Test
    void givenAConnection_whenTheProxyCloses_thenTheClientSeesTheEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = connectAndCloseProxy(server)) {
            assertThat(endOf(client)).isTrue();
        }
    }

    private static Socket connectAndCloseProxy(ServerSocket server) throws IOException {
        try (DelayingProxy proxy = DelayingProxy.listen()) {
            proxy.target(server.getLocalPort());
            Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
            Socket accepted = server.accept();
            accepted.setTcpNoDelay(true);
            return client;
        }
    }

    /** What the target has received when the client has closed its side. */
    private static byte[] sendThroughProxy(byte[] bytes, int roundTripMillis) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DelayingProxy proxy = DelayingProxy.listen()) {
            proxy.target(server.getLocalPort());
            proxy.roundTripMillis(roundTripMillis);
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> receiveAll(server));
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
                client.getOutputStream().write(bytes);
                client.shutdownOutput();
                return received.get();
            }
        }
    }

    private static byte[] receiveAll(ServerSocket server) {
        try (Socket accepted = server.accept()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            accepted.getInputStream().transferTo(all);
            return all.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean endOf(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }
}
