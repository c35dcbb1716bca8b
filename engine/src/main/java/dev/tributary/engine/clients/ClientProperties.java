package dev.tributary.engine.clients;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The properties of one Kafka client: what reaches the cluster, what the client's task fixes, and defaults where the
 * user said nothing. Not safe for use by several threads.
 */
public final class ClientProperties {
    /** How long a client waits for one answer, unless the connection's own properties say otherwise. */
    private static final int REQUEST_TIMEOUT_MS = 5_000;
    /** How long a client tries to get one thing done, unless the connection's own properties say otherwise. */
    private static final int API_TIMEOUT_MS = 8_000;

    /** Whether clients from 4.4 on tell a broker which one they take it for. */
    private static final String TELLS_WHOM_IT_ASKS = "metadata.cluster.check.enable";

    private static final int RECONNECT_BACKOFF_MS = 100;
    private static final int RECONNECT_BACKOFF_MAX_MS = 2_000;

    private final Map<String, Object> properties;

    private ClientProperties(Map<String, Object> properties) {
        this.properties = properties;
    }

    /** Starts from the properties that reach a cluster. */
    public static ClientProperties reaching(Map<String, String> cluster, String clientId) {
        ClientProperties result = new ClientProperties(new HashMap<>(cluster));
        return result.unlessGiven(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS)
                .unlessGiven(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, RECONNECT_BACKOFF_MS)
                .unlessGiven(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MAX_MS)
                .fix(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    }

    /** Adds the bound on whole calls that consumers and admin clients know. */
    public ClientProperties withApiTimeout() {
        // A client refuses an api timeout below its request timeout.
        return unlessGiven(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.max(API_TIMEOUT_MS, requestTimeoutMs()));
    }

    /**
     * Lets a client know one broker under several numbers, because it keeps one connection for each number. Otherwise
     * the broker would send it back to its bootstrap servers. That a cluster is another one shows in the ids of its
     * topics.
     */
    public ClientProperties withSeveralConnectionsToABroker() {
        return fix(TELLS_WHOM_IT_ASKS, false);
    }

    /** Sets what the client's task leaves no choice about, whatever the user said. */
    public ClientProperties fix(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** Sets a default. */
    public ClientProperties unlessGiven(String name, Object value) {
        properties.putIfAbsent(name, value);
        return this;
    }

    /**
     * How long the client waits for one answer; what is not a number counts as the default, the client will refuse it.
     */
    public int requestTimeoutMs() {
        try {
            return Integer.parseInt(String.valueOf(properties.get(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG)));
        } catch (NumberFormatException malformed) {
            return REQUEST_TIMEOUT_MS;
        }
    }

    /** What was collected, for a client's constructor. */
    public Map<String, Object> toMap() {
        return new HashMap<>(properties);
    }
}
