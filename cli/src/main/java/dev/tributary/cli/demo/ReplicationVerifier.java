package dev.tributary.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Proves that an internal topic is what its external topic says: each committed record exactly once, key, value,
 * headers and timestamp unaltered, in the order of its partition. It reads both sides with consumers of its own that
 * belong to no group and see committed records only, one partition after the other, so memory stays bounded however
 * long the topics are. Nothing may be written meanwhile, and the internal side must have caught up: what is still on
 * its way counts as missing.
 *
 * <p>Instances are immutable; calls may run at the same time.
 */
public final class ReplicationVerifier {

    private final Map<String, String> externalClient;
    private final Map<String, String> internalClient;
    private final Duration timeout;

    /**
     * Creates a verifier.
     *
     * @param externalClient Kafka client properties that reach the external cluster
     * @param internalClient Kafka client properties that reach the internal cluster
     * @param timeout how long one comparison may take
     */
    public ReplicationVerifier(
            Map<String, String> externalClient, Map<String, String> internalClient, Duration timeout) {
        this.externalClient = Map.copyOf(externalClient);
        this.internalClient = Map.copyOf(internalClient);
        this.timeout = timeout;
    }

    /**
     * Compares two topics from their beginning to their current end.
     *
     * @throws VerificationTimeoutException when the timeout passes first
     * @throws org.apache.kafka.common.KafkaException when a cluster cannot be read
     */
    public TopicVerification verify(String externalTopic, String internalTopic) {
        Deadline deadline = Deadline.in(timeout);
        Differences differences = new Differences();
        try (Consumer<byte[], byte[]> external = consumer(externalClient, "read_committed");
                Consumer<byte[], byte[]> internal = consumer(internalClient, "read_committed");
                Consumer<byte[], byte[]> written = consumer(internalClient, "read_uncommitted")) {
            int partitions = partitions(external, externalTopic, deadline);
            int internalPartitions = partitions(internal, internalTopic, deadline);
            if (partitions == 0 || internalPartitions != partitions) {
                differences.add(differentPartitions(partitions, internalPartitions));
            }
            List<PartitionComparison> comparisons = new ArrayList<>();
            for (int partition = 0; partition < Math.min(partitions, internalPartitions); partition++) {
                TopicPartition original = new TopicPartition(externalTopic, partition);
                TopicPartition copy = new TopicPartition(internalTopic, partition);
                // The copy's end is that of all that was written: when a commit is answered, its last markers may
                // still be on their way, and what they are about to show is not missing.
                PartitionComparison comparison = new PartitionComparison(
                        partition,
                        new PartitionReader(external, original, end(external, original, deadline), deadline),
                        new PartitionReader(internal, copy, end(written, copy, deadline), deadline),
                        differences);
                comparison.run();
                comparisons.add(comparison);
            }
            return new TopicVerification(
                    externalTopic,
                    internalTopic,
                    partitions,
                    sum(comparisons, PartitionComparison::externalRecords),
                    sum(comparisons, PartitionComparison::internalRecords),
                    sum(comparisons, PartitionComparison::bytes),
                    differences.count(),
                    differences.first());
        } catch (TimeoutException e) {
            throw new VerificationTimeoutException(
                    "Not done within " + timeout.toSeconds() + " seconds; a cluster did not answer in time: "
                            + e.getMessage(),
                    e);
        }
    }

    private static int partitions(Consumer<byte[], byte[]> consumer, String topic, Deadline deadline) {
        return consumer.partitionsFor(topic, deadline.left()).size();
    }

    private static long end(Consumer<byte[], byte[]> consumer, TopicPartition partition, Deadline deadline) {
        return consumer.endOffsets(List.of(partition), deadline.left()).getOrDefault(partition, 0L);
    }

    private static Difference differentPartitions(int external, int internal) {
        return new Difference(
                Difference.Kind.PARTITIONS,
                Math.min(external, internal),
                -1,
                -1,
                "the external topic has " + external + " partitions, the internal one " + internal);
    }

    private static long sum(List<PartitionComparison> comparisons, ToLongFunction<PartitionComparison> figure) {
        return comparisons.stream().mapToLong(figure).sum();
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, String> client, String isolation) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
