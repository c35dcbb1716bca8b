package dev.tributary.benchmarks.verify;

import dev.tributary.benchmarks.process.BenchmarkException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All committed records that a partition holds at the moment of opening, in order. Not safe for use by several threads.
 */
final class CommittedRecords implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MAX_EMPTY_POLLS = 60;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();

    private CommittedRecords(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        this.consumer = consumer;
        this.partition = partition;
        this.end = end;
    }

    static CommittedRecords open(String bootstrapServers, TopicPartition partition) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 << 20);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> assignment = List.of(partition);
        consumer.assign(assignment);
        consumer.seekToBeginning(assignment);
        Long end = consumer.endOffsets(assignment).get(partition);
        return new CommittedRecords(consumer, partition, end == null ? 0 : end);
    }

    @Override
    public boolean hasNext() {
        int emptyPolls = 0;
        while (!fetched.hasNext() && consumer.position(partition) < end) {
            fetched = consumer.poll(POLL).iterator();
            emptyPolls++;
            if (emptyPolls > MAX_EMPTY_POLLS) {
                throw new BenchmarkException("No more records of " + partition + " arrive, although position "
                        + consumer.position(partition) + " is before the end " + end);
            }
        }
        return fetched.hasNext();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the end of " + partition + " at offset " + end);
        }
        return fetched.next();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
