package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.process.BenchmarkException;
import dev.tributary.benchmarks.workload.SequenceKey;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A read-committed consumer that notes when records arrive. Not safe for use by several threads. */
final class ArrivalWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int partitions;
    private long arrived;

    ArrivalWatch(String bootstrapServers, String topic, int partitions) {
        this.partitions = partitions;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        // The topic appears when the contender creates it.
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList());
    }

    /**
     * Lets records arrive without timing them. Returns whether as many as {@code total} have, counted from the first.
     */
    boolean passBy(long total, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (arrived < total && System.nanoTime() < deadline) {
            arrived += consumer.poll(POLL).count();
        }
        return arrived >= total;
    }

    /**
     * Times the records up to number {@code total}.
     *
     * @param firstTimed number of the first record that counts; earlier ones pass by
     * @param dueNanos when the record of a number was due
     */
    Latencies time(long firstTimed, long total, LongUnaryOperator dueNanos, Duration atMost) {
        Latencies latencies = new Latencies((int) (total - firstTimed));
        long deadline = System.nanoTime() + atMost.toNanos();
        while (arrived < total) {
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException("Of " + total + " records only " + arrived + " have arrived within "
                        + atMost.toSeconds() + " s");
            }
            Iterable<ConsumerRecord<byte[], byte[]>> batch = consumer.poll(POLL);
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                arrived++;
                long number = SequenceKey.parse(record.key()) * partitions + record.partition();
                if (number >= firstTimed) {
                    latencies.add(now - dueNanos.applyAsLong(number));
                }
            }
        }
        return latencies;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
