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

/** Reads a whole topic, read committed, with a consumer that shares nothing with the engine. */
final class IndependentReader {
    private IndependentReader() {}

    /** All records up to the last stable offsets, partition by partition, in their order. */
    static List<Seen> read(Map<String, String> clientProperties, String topic, int partitions) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(topic, partition));
        }
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            Map<Integer, List<Seen>> found = new HashMap<>();
            while (!all.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(each -> found.computeIfAbsent(each.partition(), p -> new ArrayList<>())
                                .add(Seen.of(each)));
            }
            List<Seen> ordered = new ArrayList<>();
            all.forEach(p -> ordered.addAll(found.getOrDefault(p.partition(), List.of())));
            return ordered;
        } finally {
            // Left to itself it may wait half a minute for the broker to end a fetch session that nobody needs.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }
}
