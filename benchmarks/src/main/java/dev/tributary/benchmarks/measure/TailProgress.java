package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.process.BenchmarkException;
import dev.tributary.benchmarks.workload.SequenceKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The progress of a copy as a read-committed consumer sees it, the same for whoever writes it. Where a copy ends is a
 * cheap question; how many records that makes is answered by the number in the key of each partition's last record. Not
 * safe for use by several threads.
 */
final class TailProgress implements Progress {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ENDS_TIMEOUT = Duration.ofSeconds(5);
    private static final int FIRST_STEP_BACK = 16;
    private static final int MAX_POLLS = 100;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private Map<TopicPartition, Long> ends = Map.of();

    TailProgress(String bootstrapServers, String topic, int partitions) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        10,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        200,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1 << 16),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    @Override
    public long atMost() {
        try {
            ends = consumer.endOffsets(partitions, ENDS_TIMEOUT);
        } catch (TimeoutException e) {
            // The contender has not created its topic yet.
            ends = Map.of();
        }
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public long exactly() {
        long records = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            records += recordsBefore(end.getKey(), end.getValue());
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long recordsBefore(TopicPartition partition, long end) {
        consumer.assign(List.of(partition));
        long step = FIRST_STEP_BACK;
        long from = Math.max(0, end - step);
        long records = end == 0 ? 0 : lastSequenceIn(partition, from, end) + 1;
        while (records == 0 && from > 0) {
            step *= FIRST_STEP_BACK;
            from = Math.max(0, end - step);
            records = lastSequenceIn(partition, from, end) + 1;
        }
        return records;
    }

    /** The number of the last record in this range of offsets; -1 when there are only transaction markers. */
    private long lastSequenceIn(TopicPartition partition, long from, long end) {
        consumer.seek(partition, from);
        long sequence = -1;
        for (int polls = 0; consumer.position(partition) < end; polls++) {
            if (polls > MAX_POLLS) {
                throw new BenchmarkException("Cannot read the end of " + partition + " before offset " + end);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    sequence = SequenceKey.parse(record.key());
                }
            }
        }
        return sequence;
    }
}
