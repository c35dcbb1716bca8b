package dev.tributary.benchmarks.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A TCP proxy on 127.0.0.1 that makes the way to its target longer: each byte arrives half a round trip after it was
 * sent, in either direction, and no more bytes than {@value #WINDOW_BYTES} are on their way in one direction of one
 * connection, as a large TCP window has it. So a connection carries at most a window in a round trip.
 *
 * <p>The delay can be changed at any time. Safe for use by several threads; closing breaks all connections.
 */
public final class DelayingProxy implements AutoCloseable {

    /** About what Linux grants a TCP connection by default. */
    static final int WINDOW_BYTES = 4 << 20;

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int targetPort;
    private volatile long oneWayNanos;

    private DelayingProxy(ServerSocket server) {
        this.server = server;
    }

    /** Listens on a free port; the target has to be set before the first client connects. */
    public static DelayingProxy listen() {
        try {
            DelayingProxy proxy = new DelayingProxy(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
            daemon(proxy::acceptAll, "proxy-accept");
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("The delaying proxy cannot listen on 127.0.0.1", e);
        }
    }

    /** The port to connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Says where new connections go to, on 127.0.0.1. */
    public void target(int port) {
        this.targetPort = port;
    }

    /** Sets the round trip for all bytes that are sent from now on; 0 forwards at once. */
    public void roundTripMillis(int millis) {
        this.oneWayNanos = TimeUnit.MILLISECONDS.toNanos(millis) / 2;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    System.err.println("The delaying proxy lost a connection: " + e.getMessage());
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        Socket target = new Socket();
        sockets.add(target);
        try {
            target.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
        } catch (IOException e) {
            closeBoth(client, target);
            throw e;
        }
        Runnable ended = () -> closeBoth(client, target);
        new DelayedStream(client, target, () -> oneWayNanos, WINDOW_BYTES, ended).start();
        new DelayedStream(target, client, () -> oneWayNanos, WINDOW_BYTES, ended).start();
    }

    private void closeBoth(Socket one, Socket other) {
        for (Socket socket : Set.of(one, other)) {
            sockets.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                System.err.println("The delaying proxy cannot close a connection: " + e.getMessage());
            }
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
