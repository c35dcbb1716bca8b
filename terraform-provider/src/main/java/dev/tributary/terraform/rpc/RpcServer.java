package dev.tributary.terraform.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A server of gRPC on the loopback address. Each connection has a thread that reads, each call one that answers.
 *
 * <p>Made for clients on the same machine whose number is known: beyond a bound of connections at a time further ones
 * wait.
 */
public final class RpcServer implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 32;

    /** How long a connection may take to show who it is; go-plugin gives a start as long. */
    private static final int MAX_GREETING_MILLIS = 60_000;
    /** How long a client that broke the protocol has to read why. */
    private static final int MAX_FAREWELL_MILLIS = 1_000;

    private static final int MAX_FAREWELL_BYTES = 1 << 20;
    private static final int MAX_WAIT_FOR_CALLS_SECONDS = 1;

    private final ServerSocket listening;
    private final Workers workers = new Workers();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);

    /** Makes of a connection that has come one that can be trusted, by TLS for example. */
    @FunctionalInterface
    public interface Gate {

        /** What lets everybody in. */
        Gate OPEN = socket -> new Streams(socket.getInputStream(), socket.getOutputStream());

        /**
         * Returns what to read from and write to; called in a thread of the connection's own.
         *
         * @throws IOException if the connection is refused
         */
        Streams pass(Socket socket) throws IOException;
    }

    /** What goes to and fro between the two sides, in the clear. */
    public record Streams(InputStream in, OutputStream out) {}

    /** Hears of clients: connections that passed the gate and speak HTTP/2. */
    public interface Clients {

        /** What does not listen. */
        Clients IGNORED = new Clients() {
            @Override
            public void came() {}

            @Override
            public void left() {}
        };

        /** There is a client. */
        void came();

        /** It has gone; once for each that came. */
        void left();
    }

    private RpcServer(ServerSocket listening) {
        this.listening = listening;
    }

    /** Listens on a free port of the loopback address; who connects waits until something is served. */
    public static RpcServer listen() throws IOException {
        return new RpcServer(new ServerSocket(0, MAX_CONNECTIONS, InetAddress.getLoopbackAddress()));
    }

    /** Returns where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Serves until closed, in threads of its own. To be called once. */
    public void serve(List<RpcService> services, Gate gate, Clients clients) {
        Map<String, RpcService> byName = new HashMap<>();
        for (RpcService each : services) {
            byName.put(each.name(), each);
        }
        workers.newThread(() -> accept(byName, gate, clients)).start();
    }

    private void accept(Map<String, RpcService> services, Gate gate, Clients clients) {
        try {
            while (true) {
                free.acquire();
                Socket socket = listening.accept();
                connections.add(socket);
                workers.newThread(() -> serve(socket, services, gate, clients)).start();
            }
        } catch (IOException e) {
            if (!listening.isClosed()) {
                Log.LOG.log(Level.SEVERE, "No further connections can be accepted.", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket socket, Map<String, RpcService> services, Gate gate, Clients clients) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(MAX_GREETING_MILLIS);
            Streams trusted = gate.pass(socket);
            Connection connection = new Connection(trusted.in(), trusted.out(), services, workers);
            try {
                connection.greet();
                socket.setSoTimeout(0);
                serve(connection, clients);
            } catch (ConnectionException e) {
                Log.LOG.log(Level.FINE, "A client broke the protocol.", e);
                farewell(socket);
            }
        } catch (IOException e) {
            Log.LOG.log(Level.FINE, "A connection broke off.", e);
        } finally {
            connections.remove(socket);
            free.release();
        }
    }

    private static void serve(Connection connection, Clients clients) throws IOException {
        clients.came();
        try {
            connection.serve();
        } finally {
            clients.left();
        }
    }

    /** Closing at once would take from the client what is still on its way to it. */
    private static void farewell(Socket socket) throws IOException {
        socket.setSoTimeout(MAX_FAREWELL_MILLIS);
        socket.shutdownOutput();
        socket.getInputStream().readNBytes(MAX_FAREWELL_BYTES);
    }

    /** Ends all calls and connections. Calls are given a second to notice. */
    @Override
    public void close() {
        try {
            listening.close();
            workers.end(MAX_WAIT_FOR_CALLS_SECONDS);
            for (Socket each : connections) {
                each.close();
            }
        } catch (IOException e) {
            Log.LOG.log(Level.FINE, "A connection could not be closed.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Made when there is something to say, for loggers take long to load. */
    private static final class Log {
        static final Logger LOG = Logger.getLogger("tributary.rpc");
    }
}
