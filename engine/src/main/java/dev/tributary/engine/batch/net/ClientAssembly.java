package dev.tributary.engine.batch.net;

import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.FetchSessionHandler;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.memory.MemoryPool;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts a network client together from a client's configuration, as Kafka's own clients do. The constructors used here
 * differ between minor versions of {@code kafka-clients}; nothing else in the byte path does.
 */
final class ClientAssembly {
    private static final String METRICS_GROUP = "tributary";

    private ClientAssembly() {}

    /** What belongs to one network client. */
    record Parts(
            NetworkClient client,
            ReceiveTracker receives,
            TopicMetadata metadata,
            ApiVersions apiVersions,
            Metrics metrics) {}

    static Parts assemble(AbstractConfig config, int maxInFlightPerConnection, MemoryPool pool, Time time) {
        LogContext log = logContext(config.getString(CommonClientConfigs.CLIENT_ID_CONFIG));
        TopicMetadata metadata = new TopicMetadata(
                config.getLong(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG),
                config.getLong(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG),
                config.getLong(CommonClientConfigs.METADATA_MAX_AGE_CONFIG),
                log);
        metadata.bootstrap(ClientUtils.parseAndValidateAddresses(config));
        ApiVersions apiVersions = new ApiVersions();
        Metrics metrics = new Metrics(time);
        ChannelBuilder channels = null;
        try {
            channels = ClientUtils.createChannelBuilder(config, time, log);
            ReceiveTracker receives = new ReceiveTracker(selector(config, channels, pool, metrics, time, log), pool);
            NetworkClient client = client(config, maxInFlightPerConnection, receives, metadata, apiVersions, time, log);
            return new Parts(client, receives, metadata, apiVersions, metrics);
        } catch (RuntimeException e) {
            Utils.closeQuietly(channels, "channel builder");
            metrics.close();
            throw e;
        }
    }

    static FetchSessionHandler fetchSession(String clientId, int node) {
        return new FetchSessionHandler(logContext(clientId), node);
    }

    private static LogContext logContext(String clientId) {
        return new LogContext("[" + clientId + "] ");
    }

    private static Selector selector(
            AbstractConfig config,
            ChannelBuilder channels,
            MemoryPool pool,
            Metrics metrics,
            Time time,
            LogContext log) {
        return new Selector(
                NetworkReceive.UNLIMITED,
                config.getLong(CommonClientConfigs.CONNECTIONS_MAX_IDLE_MS_CONFIG),
                metrics,
                time,
                METRICS_GROUP,
                Map.of(),
                false,
                false,
                channels,
                pool,
                log);
    }

    private static NetworkClient client(
            AbstractConfig config,
            int maxInFlightPerConnection,
            ReceiveTracker receives,
            TopicMetadata metadata,
            ApiVersions apiVersions,
            Time time,
            LogContext log) {
        return new NetworkClient(
                receives,
                metadata,
                config.getString(CommonClientConfigs.CLIENT_ID_CONFIG),
                maxInFlightPerConnection,
                config.getLong(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG),
                config.getLong(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG),
                config.getInt(CommonClientConfigs.SEND_BUFFER_CONFIG),
                config.getInt(CommonClientConfigs.RECEIVE_BUFFER_CONFIG),
                config.getInt(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG),
                config.getLong(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG),
                config.getLong(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG),
                time,
                true,
                apiVersions,
                log,
                config.getLong(CommonClientConfigs.METADATA_RECOVERY_REBOOTSTRAP_TRIGGER_MS_CONFIG),
                MetadataRecoveryStrategy.forName(
                        config.getString(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG)));
    }
}
