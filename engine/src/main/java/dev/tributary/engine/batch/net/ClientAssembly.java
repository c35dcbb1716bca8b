package dev.tributary.engine.batch.net;

import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.memory.MemoryPool;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ChannelBuilder;
import org.apache.kafka.common.utils.Utils;

/** Puts a network client together from a client's configuration, as Kafka's own clients do. */
final class ClientAssembly {
    private ClientAssembly() {}

    /** What belongs to one network client. */
    record Parts(
            NetworkClient client,
            ReceiveTracker receives,
            TopicMetadata metadata,
            ApiVersions apiVersions,
            Metrics metrics) {}

    static Parts assemble(AbstractConfig config, int maxInFlightPerConnection, MemoryPool pool, SteadyTime time) {
        TopicMetadata metadata = new TopicMetadata(
                config.getLong(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG),
                config.getLong(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG),
                config.getLong(CommonClientConfigs.METADATA_MAX_AGE_CONFIG),
                config.getString(CommonClientConfigs.CLIENT_ID_CONFIG));
        metadata.bootstrap(ClientUtils.parseAndValidateAddresses(
                config.getList(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG),
                ClientDnsLookup.forConfig(config.getString(CommonClientConfigs.CLIENT_DNS_LOOKUP_CONFIG))));
        ApiVersions apiVersions = new ApiVersions();
        Metrics metrics = new Metrics(time);
        ChannelBuilder channels = null;
        try {
            ClientConstructors kafka = new ClientConstructors(config, time);
            channels = kafka.channels();
            TimedPool timed = new TimedPool(pool, time);
            ReceiveTracker receives = new ReceiveTracker(kafka.selector(channels, timed, metrics), timed);
            NetworkClient client = kafka.client(maxInFlightPerConnection, receives, metadata, apiVersions);
            return new Parts(client, receives, metadata, apiVersions, metrics);
        } catch (RuntimeException e) {
            Utils.closeQuietly(channels, "channel builder");
            metrics.close();
            throw e;
        }
    }
}
