package dev.tributary.engine.batch;

import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** What tests against a real broker have in common. */
public final class ClusterKit {
    private ClusterKit() {}

    /** A broker that starts fast and keeps little. */
    public static EmbeddedKafka broker() {
        return EmbeddedKafka.builder()
                .property("offsets.topic.num.partitions", "1")
                .property("transaction.state.log.num.partitions", "1")
                .property("group.initial.rebalance.delay.ms", "0")
                .start();
    }

    /** How clients reach the broker. */
    public static Map<String, String> properties(EmbeddedKafka broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** A producer of bytes. */
    public static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka broker, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        // A partition that is still being created may refuse the first batch and take the second.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.putAll(more);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends numbered records to one partition and waits until they are there. */
    public static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, int partition, int from, int count, int padding)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            byte[] value = bytes("v" + i + "x".repeat(padding));
            sent.add(producer.send(new ProducerRecord<>(topic, partition, bytes("k" + i), value)));
        }
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    /** A text as bytes. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The keys of a chunk's records, in order. */
    public static List<String> keys(BatchChunk chunk) {
        List<String> keys = new ArrayList<>();
        for (OutgoingBatch batch : chunk.batches()) {
            for (Record one :
                    MemoryRecords.readableRecords(batch.batch().bytes()).records()) {
                keys.add(text(one.hasKey() ? one.key() : null));
            }
        }
        return keys;
    }

    /** All that a read-committed consumer sees of a topic, by partition and in order. */
    public static Map<Integer, List<ConsumerRecord<byte[], byte[]>>> committed(EmbeddedKafka broker, String topic) {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> seen = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(broker, "read_committed")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = writtenEnds(broker, partitions);
            Awaitility.await().until(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(one -> seen.computeIfAbsent(one.partition(), p -> new ArrayList<>())
                                .add(one));
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return seen;
    }

    /**
     * Where the logs end, decided or not: a commit returns before its markers are everywhere, and a reader that takes
     * the last stable offset for the end would miss what is just being decided.
     */
    private static Map<TopicPartition, Long> writtenEnds(EmbeddedKafka broker, List<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(broker, "read_uncommitted")) {
            return consumer.endOffsets(partitions);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(EmbeddedKafka broker, String isolation) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The keys that a read-committed consumer sees in partition 0 of a topic. */
    public static List<String> committedKeys(EmbeddedKafka broker, String topic) {
        return committed(broker, topic).getOrDefault(0, List.of()).stream()
                .map(one -> new String(one.key(), StandardCharsets.UTF_8))
                .toList();
    }

    /** k0, k1 and so on. */
    public static List<String> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "k" + i).toList();
    }

    /** A member of a consumer group; without a member id one that speaks for a group that nobody is in. */
    // Only a consumer that has joined could give us one otherwise, and never one that the group does not know.
    @SuppressWarnings("removal")
    public static ConsumerGroupMetadata member(String group, int generation, String memberId) {
        return new ConsumerGroupMetadata(group, generation, memberId, Optional.empty());
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null ? "null" : StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
