package dev.tributary.engine.kit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** Reads on up to the last stable offsets: everything, when nothing has been read so far. */
    synchronized void readOn(String topic, int partitions, ReadSoFar sofar) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        KafkaConsumer<byte[], byte[]> reading = consumer();
        try {
            reading.assign(all);
            for (TopicPartition each : all) {
                if (sofar.hasBegun(each.partition())) {
                    reading.seek(each, sofar.next(each.partition()));
                } else {
                    reading.seekToBeginning(List.of(each));
                }
            }
            Map<TopicPartition, Long> ends = reading.endOffsets(all);
            while (!all.stream().allMatch(p -> reading.position(p) >= ends.getOrDefault(p, 0L))) {
                reading.poll(Duration.ofMillis(50)).forEach(each -> sofar.add(Seen.of(each)));
            }
            all.forEach(p -> sofar.goOnAt(p.partition(), reading.position(p)));
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
