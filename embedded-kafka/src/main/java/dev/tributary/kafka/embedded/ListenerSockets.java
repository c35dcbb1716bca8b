package dev.tributary.kafka.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The server sockets of one broker, bound before the broker exists. That way a port in use is found before anything has
 * started, and a free port cannot be lost to another process between choosing and binding it.
 */
final class ListenerSockets implements ServerSocketFactory, Closeable {

    static final String HOST = "127.0.0.1";

    /**
     * Free ports are taken from below the range that Linux hands to outgoing connections: a client that keeps
     * connecting to a stopped broker could otherwise be given the broker's own port and connect to itself.
     */
    private static final int FIRST_FREE_PORT = 20_000;

    private static final int FREE_PORTS = 10_000;
    private static final int FREE_PORT_ATTEMPTS = 100;

    private final Map<String, ServerSocketChannel> unclaimed = new HashMap<>();

    /**
     * Binds a listener.
     *
     * @param port the port, or 0 for a free one
     * @return the port it listens on
     */
    synchronized int bind(String listener, int port) {
        ServerSocketChannel channel = port == 0 ? bindFree() : bindExactly(port);
        unclaimed.put(listener, channel);
        return channel.socket().getLocalPort();
    }

    @Override
    public synchronized ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int listenBacklogSize, int recvBufferSize)
            throws IOException {
        ServerSocketChannel channel = unclaimed.remove(listenerName);
        if (channel == null) {
            throw new KafkaException("Listener " + listenerName + " was not bound beforehand");
        }
        // Kafka accepts by select, and a selectable channel has to be non-blocking.
        channel.configureBlocking(false);
        return channel;
    }

    /** Closes what no broker has claimed. */
    @Override
    public synchronized void close() {
        for (ServerSocketChannel channel : unclaimed.values()) {
            closeQuietly(channel);
        }
        unclaimed.clear();
    }

    private static ServerSocketChannel bindFree() {
        for (int attempt = 0; attempt < FREE_PORT_ATTEMPTS; attempt++) {
            int port = FIRST_FREE_PORT + ThreadLocalRandom.current().nextInt(FREE_PORTS);
            try {
                return open(port);
            } catch (BindException ignored) {
                // Taken: the next attempt tries another.
            } catch (IOException e) {
                throw new EmbeddedKafkaException("Cannot listen on " + HOST + ":" + port + ": " + e.getMessage(), e);
            }
        }
        throw new EmbeddedKafkaException("No free port found on " + HOST + " between " + FIRST_FREE_PORT + " and "
                + (FIRST_FREE_PORT + FREE_PORTS - 1) + " in " + FREE_PORT_ATTEMPTS + " attempts; choose one");
    }

    private static ServerSocketChannel bindExactly(int port) {
        try {
            return open(port);
        } catch (BindException e) {
            throw new EmbeddedKafkaException(
                    "Port " + port + " on " + HOST + " is in use (" + e.getMessage()
                            + "); stop the process that holds it, choose another port, or 0 for a free one",
                    e);
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Cannot listen on " + HOST + ":" + port + ": " + e.getMessage(), e);
        }
    }

    private static ServerSocketChannel open(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return channel;
        } catch (IOException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing was ever accepted on it, so there is nothing to lose.
        }
    }
}
