package dev.tributary.engine.batch.produce;

import dev.tributary.engine.clients.ClientProperties;
import dev.tributary.engine.path.WriterIdentity;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The internal cluster's client properties, read as those of any Kafka producer.
 *
 * @param config the whole configuration
 * @param transactionalIds the names under which at most one writer lives, which its transactions take in turn
 * @param transactionTimeoutMs after how long the internal cluster aborts a transaction by itself
 * @param requestTimeoutMs how long a broker has for an answer; shorter than the transaction
 * @param retryBackoffMs how long to wait before trying again
 */
record WriterSettings(
        ProducerConfig config,
        List<String> transactionalIds,
        int transactionTimeoutMs,
        int requestTimeoutMs,
        long retryBackoffMs) {
    /** Kafka's fixed default holds a fraction of one of our requests, and each piece costs a turn of its own. */
    private static final int SIZED_BY_SYSTEM = -1;

    /**
     * Reads the properties.
     *
     * @throws org.apache.kafka.common.config.ConfigException when one is malformed
     */
    static WriterSettings of(Map<String, String> clientProperties, WriterIdentity identity) {
        int transactionTimeoutMs = Math.toIntExact(identity.transactionTimeout().toMillis());
        ProducerConfig config = new ProducerConfig(ClientProperties.reaching(clientProperties, identity.clientId())
                .unlessGiven(ProducerConfig.SEND_BUFFER_CONFIG, SIZED_BY_SYSTEM)
                .withSeveralConnectionsToABroker()
                .fix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE)
                .fix(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class)
                .fix(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class)
                .toMap());
        return new WriterSettings(
                config,
                identity.transactionalIds(),
                transactionTimeoutMs,
                Math.min(config.getInt(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG), transactionTimeoutMs),
                config.getLong(ProducerConfig.RETRY_BACKOFF_MS_CONFIG));
    }
}
