package dev.tributary.engine.batch.net;

import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.memory.SharedBuffer;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.FetchSessionHandler;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one client to the brokers of one cluster: versions are negotiated, throttle times obeyed, sessions
 * authenticated and authenticated again as configured, because {@code NetworkClient} does all that.
 *
 * <ul>
 *   <li><b>N1</b> Every request that was accepted gets exactly one answer through its handler: a response, or word that
 *       the connection broke, the time ran out, or the broker does not know the request. Handlers run inside
 *       {@link #poll}, in the order of the answers.
 *   <li><b>N2</b> The memory of an answer goes back to the pool after its handler, unless the handler took it.
 *   <li><b>N3</b> When an answer cannot be read or dealt with, {@link #poll} throws {@link BrokenConnectionException};
 *       the connection must be closed then, because N1 does not hold any more.
 * </ul>
 *
 * <p>Used by one thread, but for {@link #wakeup}.
 */
public final class ClusterConnection implements AutoCloseable {
    private final AbstractConfig config;
    private final int requestTimeoutMs;
    private final SteadyTime time;
    private final DirectBufferPool pool;
    private final ClientAssembly.Parts parts;
    private final KafkaClient client;
    private final Map<Integer, Consumer<ClientResponse>> handlers = new HashMap<>();
    private long lastAnswerMs;

    /**
     * Prepares connections; nothing is connected yet.
     *
     * @param config a consumer's or producer's configuration
     * @param maxInFlightPerConnection how many requests may wait for their answer on one connection
     * @param requestTimeoutMs how long a broker has for an answer, in milliseconds
     * @param pool where answers are read into
     * @param time its nanoseconds are what everything is measured by, however the time of day is set
     * @throws org.apache.kafka.common.KafkaException when the configuration does not fit
     */
    public ClusterConnection(
            AbstractConfig config,
            int maxInFlightPerConnection,
            int requestTimeoutMs,
            DirectBufferPool pool,
            Time time) {
        this.config = config;
        this.requestTimeoutMs = requestTimeoutMs;
        this.time = SteadyTime.of(time);
        this.pool = pool;
        this.parts = ClientAssembly.assemble(config, maxInFlightPerConnection, pool, this.time);
        this.client = parts.client();
        this.lastAnswerMs = this.time.milliseconds();
    }

    /** What is known of the cluster. */
    public TopicMetadata metadata() {
        return parts.metadata();
    }

    /** The version of a cluster-wide feature; 0 when the cluster does not know it or has not said yet. */
    public short featureVersion(String feature) {
        Map<String, Short> features = parts.apiVersions().getFinalizedFeaturesInfo().finalizedFeatures;
        Short version = features == null ? null : features.get(feature);
        return version == null ? 0 : version;
    }

    /** Whether a request can be sent to the node now; begins to connect when it is not connected. */
    public boolean ready(Node node) {
        return client.ready(node, time.milliseconds());
    }

    /** Whether the connection to the node ended or could not be made, and no new one is being tried yet. */
    public boolean isBroken(Node node) {
        return client.connectionFailed(node);
    }

    /** Whether the node has asked to be left alone for a while, because of a quota; it is not {@link #ready} then. */
    public boolean isThrottled(Node node) {
        return throttledForMs(node) > 0;
    }

    /** For how long the node still wants to be left alone, in milliseconds; 0 when it is not {@link #isThrottled}. */
    public long throttledForMs(Node node) {
        long now = time.milliseconds();
        long delayMs = client.pollDelayMs(node, now);
        // The two differ only for a node that is connected and throttled.
        return delayMs == client.connectionDelay(node, now) ? 0 : delayMs;
    }

    /** Why the node refused our credentials last; null when it did not. */
    public @Nullable AuthenticationException authenticationFailure(Node node) {
        return client.authenticationException(node);
    }

    /** Any node that requests about the cluster can go to; null when none is known to be reachable. */
    public @Nullable Node anyNode() {
        return client.leastLoadedNode(time.milliseconds()).node();
    }

    /** Sends a request to a node that is {@link #ready}. */
    public void send(Node node, AbstractRequest.Builder<?> request, Consumer<ClientResponse> handler) {
        send(node, request, requestTimeoutMs, handler);
    }

    /** Sends a request to a node that is {@link #ready} and has this time for its whole answer, in milliseconds. */
    public void send(Node node, AbstractRequest.Builder<?> request, int timeoutMs, Consumer<ClientResponse> handler) {
        long now = time.milliseconds();
        ClientRequest prepared = client.newClientRequest(node.idString(), request, now, true, timeoutMs, null);
        handlers.put(prepared.correlationId(), handler);
        client.send(prepared, now);
    }

    /**
     * Reads and writes what there is, waiting at most so many milliseconds for something, and runs the handlers.
     *
     * @throws BrokenConnectionException when an answer cannot be read, or a handler threw
     * @throws InterruptException when this thread was interrupted
     */
    public void poll(long atMostMs) {
        try {
            List<ClientResponse> responses = client.poll(atMostMs, time.milliseconds());
            for (ClientResponse response : responses) {
                if (response.hasResponse()) {
                    lastAnswerMs = time.milliseconds();
                }
                Consumer<ClientResponse> handler =
                        handlers.remove(response.requestHeader().correlationId());
                if (handler != null) {
                    handler.accept(response);
                }
            }
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BrokenConnectionException(e);
        } finally {
            parts.receives().releaseRest();
        }
    }

    /**
     * When the first bytes came of the answer that is being handled and whose memory was not taken, in nanoseconds of
     * {@link Time#nanoseconds}.
     */
    public long cameSinceNanos(ClientResponse response) {
        return parts.receives().sinceNanos(response.destination());
    }

    /**
     * Takes over the memory of the answer that is being handled, charged to a budget.
     *
     * @param reservedBytes what had been reserved for it
     */
    public SharedBuffer takeMemory(ClientResponse response, ByteBudget budget, long reservedBytes) {
        ByteBuffer memory = parts.receives().take(response.destination());
        if (memory == null) {
            throw new IllegalStateException(
                    "the answer of node " + response.destination() + " has no memory of its own");
        }
        budget.settle(reservedBytes, memory.capacity());
        return new SharedBuffer(memory, pool, budget);
    }

    /** For how long no broker has answered anything, in milliseconds. */
    public long silentForMs() {
        return Math.max(
                0, time.milliseconds() - Math.max(lastAnswerMs, metadata().lastSuccessfulUpdate()));
    }

    /** Remembers what is being fetched from a node. */
    public FetchSessionHandler newFetchSession(int node) {
        return ClientConstructors.fetchSession(config.getString(CommonClientConfigs.CLIENT_ID_CONFIG), node);
    }

    /** Lets a {@link #poll} that waits return at once. */
    public void wakeup() {
        client.wakeup();
    }

    @Override
    public void close() {
        Utils.closeQuietly(client, "network client");
        Utils.closeQuietly(parts.metrics(), "metrics");
        handlers.clear();
    }
}
