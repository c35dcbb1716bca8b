package dev.tributary.engine.batch.net;

import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.BootstrapConfiguration;
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
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;

/** The constructors of {@code kafka-clients} 4.4 that differ between its minor versions. */
final class ClientConstructors {
    private static final String METRICS_GROUP = "tributary";

    private final AbstractConfig config;
    private final Time time;
    private final LogContext log;

    ClientConstructors(AbstractConfig config, Time time) {
        this.config = config;
        this.time = time;
        this.log = logContext(config.getString(CommonClientConfigs.CLIENT_ID_CONFIG));
    }

    private static LogContext logContext(String clientId) {
        return new LogContext("[" + clientId + "] ");
    }

    static FetchSessionHandler fetchSession(String clientId, int node) {
        return new FetchSessionHandler(logContext(clientId), node);
    }

    ChannelBuilder channels() {
        return ClientUtils.createChannelBuilder(config, time, log);
    }

    Selectable selector(ChannelBuilder channels, MemoryPool pool, Metrics metrics) {
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

    NetworkClient client(
            int maxInFlightPerConnection, Selectable selector, TopicMetadata metadata, ApiVersions apiVersions) {
        return new NetworkClient(
                selector,
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
                        config.getString(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG)),
                BootstrapConfiguration.DISABLED,
                config.getBoolean(CommonClientConfigs.METADATA_CLUSTER_CHECK_ENABLE_CONFIG));
    }
}
