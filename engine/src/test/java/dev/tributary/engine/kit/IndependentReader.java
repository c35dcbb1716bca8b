package dev.tributary.engine.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole topics, read committed, with a consumer that shares nothing with the engine. Tests look again and again
 * until they find what they wait for, so the consumer is kept: to make one costs more than to read. Safe for use by
 * several threads, which take turns.
 */
final class IndependentReader implements AutoCloseable {
    private final Map<String, String> clientProperties;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    IndependentReader(Map<String, String> clientProperties) {
        this.clientProperties = clientProperties;
    }

    /** All records up to the last stable offsets, partition by partition, in their order. */
    synchronized List<Seen> read(String topic, int partitions) {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(topic, partition));
        }
        KafkaConsumer<byte[], byte[]> reading = consumer();
        try {
            reading.assign(all);
            reading.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reading.endOffsets(all);
            Map<Integer, List<Seen>> found = new HashMap<>();
            while (!all.stream().allMatch(p -> reading.position(p) >= ends.getOrDefault(p, 0L))) {
                reading.poll(Duration.ofMillis(50))
                        .forEach(each -> found.computeIfAbsent(each.partition(), p -> new ArrayList<>())
                                .add(Seen.of(each)));
            }
            List<Seen> ordered = new ArrayList<>();
            all.forEach(p -> ordered.addAll(found.getOrDefault(p.partition(), List.of())));
            return ordered;
        } finally {
            reading.unsubscribe();
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            // Left to itself it may wait half a minute for the broker to end a fetch session that nobody needs.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            consumer = null;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            Map<String, Object> properties = new HashMap<>(clientProperties);
            properties.put("isolation.level", "read_committed");
            properties.put("auto.offset.reset", "earliest");
            properties.put("enable.auto.commit", "false");
            consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        return consumer;
    }
}
