package dev.tributary.engine.batch;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** A real socket on 127.0.0.1 that speaks Kafka's protocol and says what it is told to. */
final class ScriptedBroker implements AutoCloseable {
    /** Stands for an answer of which nothing but the header comes, so that it cannot be read. */
    static final ApiMessage GARBLED = new ApiVersionsResponseData();

    private final int id;
    private final ServerSocket server;
    private final BiFunction<RequestHeader, AbstractRequest, @Nullable ApiMessage> script;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Map<ApiKeys, Integer> answers = new ConcurrentHashMap<>();
    private volatile Consumer<ApiKeys> withinAnswers = kind -> {};
    private volatile boolean silent;

    /** A broker that answers with what the script returns, or, where it returns null, not at all. */
    ScriptedBroker(int id, BiFunction<RequestHeader, AbstractRequest, @Nullable ApiMessage> script) {
        this.id = id;
        this.script = script;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    Node node() {
        return new Node(id, "127.0.0.1", server.getLocalPort());
    }

    /** What is done once the first bytes of an answer to such a request have left, and before the rest does. */
    void withinAnswers(Consumer<ApiKeys> pause) {
        withinAnswers = pause;
    }

    /** How many answers have left for their askers. */
    int answers() {
        return answers.values().stream().mapToInt(count -> count).sum();
    }

    /** How many answers to such requests have left for their askers. */
    int answers(ApiKeys kind) {
        return answers.getOrDefault(kind, 0);
    }

    private void inBackground(Runnable work) {
        Thread thread = new Thread(work, "scripted-broker-" + id);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                inBackground(() -> serve(connection));
                if (server.isClosed()) {
                    connection.close();
                }
            } catch (IOException e) {
                // Closed: the test is over, or wants a broker that has crashed.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                DataInputStream in = new DataInputStream(connection.getInputStream());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(connection.getOutputStream()))) {
            while (true) {
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                if (silent) {
                    continue;
                }
                ByteBuffer answer = answer(ByteBuffer.wrap(bytes));
                if (answer == null) {
                    continue;
                }
                out.writeInt(answer.remaining());
                out.flush();
                ApiKeys kind = ApiKeys.forId(ByteBuffer.wrap(bytes).getShort());
                withinAnswers.accept(kind);
                out.write(answer.array(), answer.arrayOffset() + answer.position(), answer.remaining());
                out.flush();
                answers.merge(kind, 1, Integer::sum);
            }
        } catch (IOException e) {
            // The other side has gone, or we have.
        } finally {
            connections.remove(connection);
        }
    }

    private @Nullable ByteBuffer answer(ByteBuffer bytes) {
        RequestHeader header = RequestHeader.parse(bytes);
        AbstractRequest request = AbstractRequest.parseRequest(
                        header.apiKey(), header.apiVersion(), new ByteBufferAccessor(bytes))
                .request;
        ApiMessage body = script.apply(header, request);
        ResponseHeader ours = header.toResponseHeader();
        if (body == null) {
            return null;
        }
        if (body == GARBLED) {
            ByteBufferAccessor headerOnly = new ByteBufferAccessor(ByteBuffer.allocate(ours.size()));
            ours.data().write(headerOnly, new ObjectSerializationCache(), ours.headerVersion());
            headerOnly.flip();
            return headerOnly.buffer();
        }
        return RequestUtils.serialize(ours.data(), ours.headerVersion(), body, header.apiVersion());
    }

    /** Breaks all connections; new ones are taken, and nothing is answered. */
    void silence() {
        silent = true;
        closeConnections();
    }

    /** Breaks all connections; new ones are taken. */
    void disconnect() {
        closeConnections();
    }

    /** Ends as a crash would: connections break, and nothing listens any more. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closeConnections();
    }

    private void closeConnections() {
        for (Socket connection : connections) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
