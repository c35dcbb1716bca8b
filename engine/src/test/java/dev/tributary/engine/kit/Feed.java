package dev.tributary.engine.kit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes to an external topic as its owner would. */
public final class Feed implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaProducer<byte[], byte[]> transactional;

    Feed(Map<String, String> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("linger.ms", "1");
        // On a topic that was just created a second request could be taken before the first, which then never is.
        properties.put("max.in.flight.requests.per.connection", "1");
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        properties.put("transactional.id", Clusters.unique("feed"));
        transactional = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        transactional.initTransactions();
    }

    /** Records {@code from} up to, not including, {@code to}, each with its number as key and value. */
    public Feed numbers(String topic, int partition, int from, int to) {
        for (int number = from; number < to; number++) {
            send(producer, record(topic, partition, "k" + number, "v" + number));
        }
        producer.flush();
        return this;
    }

    public Feed one(String topic, int partition, @Nullable String key, @Nullable String value) {
        send(producer, record(topic, partition, key, value));
        producer.flush();
        return this;
    }

    public Feed one(ProducerRecord<byte[], byte[]> record) {
        send(producer, record);
        producer.flush();
        return this;
    }

    /** The same as {@link #numbers}, in a transaction that is committed or aborted. */
    public Feed transaction(String topic, int partition, int from, int to, boolean commit) {
        transactional.beginTransaction();
        for (int number = from; number < to; number++) {
            send(transactional, record(topic, partition, "k" + number, "v" + number));
        }
        if (commit) {
            transactional.commitTransaction();
        } else {
            transactional.flush();
            transactional.abortTransaction();
        }
        return this;
    }

    @Override
    public void close() {
        producer.close();
        transactional.close();
    }

    public static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, @Nullable String key, @Nullable String value) {
        return new ProducerRecord<>(topic, partition, null, bytes(key), bytes(value), null);
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record);
    }
}
