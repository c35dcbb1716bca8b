package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.clients.ClientProperties;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A source's client properties, read as those of any Kafka consumer.
 *
 * @param config the whole configuration
 * @param clientRack where we are, so that the closest replica answers; empty when not said
 * @param maxWaitMs how long a broker may wait for data before it answers, in milliseconds
 * @param requestTimeoutMs how long a broker has for an answer, in milliseconds
 * @param retryBackoffMs how long to wait before trying again, in milliseconds
 */
record FetchSettings(
        ConsumerConfig config, String clientRack, int maxWaitMs, int requestTimeoutMs, long retryBackoffMs) {
    /** The operating system sizes its buffer by the way's length; Kafka's fixed default makes long ways slow. */
    private static final int SIZED_BY_SYSTEM = -1;

    /**
     * Reads the properties.
     *
     * @throws org.apache.kafka.common.config.ConfigException when one is malformed
     */
    static FetchSettings of(Map<String, String> clientProperties, String clientId) {
        ConsumerConfig config = new ConsumerConfig(ClientProperties.reaching(clientProperties, clientId)
                .withApiTimeout()
                .unlessGiven(ConsumerConfig.RECEIVE_BUFFER_CONFIG, SIZED_BY_SYSTEM)
                .withSeveralConnectionsToABroker()
                .fix(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class)
                .fix(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class)
                .toMap());
        String rack = config.getString(ConsumerConfig.CLIENT_RACK_CONFIG);
        return new FetchSettings(
                config,
                rack == null ? "" : rack,
                config.getInt(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                config.getInt(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG),
                config.getLong(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG));
    }
}
