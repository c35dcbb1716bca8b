package dev.tributary.cli.demo;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The committed records of one partition, from its beginning to an end. Holds no more than one poll's worth. Not safe
 * for use by several threads.
 */
final class PartitionReader implements Iterator<ConsumerRecord<byte[], byte[]>> {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Deadline deadline;
    private final long end;
    private Iterator<ConsumerRecord<byte[], byte[]>> polled =
            List.<ConsumerRecord<byte[], byte[]>>of().iterator();

    /**
     * Begins to read.
     *
     * @param consumer reads committed records; whatever it was reading before is forgotten
     * @param end where to stop; what is not decided before it is waited for
     */
    PartitionReader(Consumer<byte[], byte[]> consumer, TopicPartition partition, long end, Deadline deadline) {
        this.consumer = consumer;
        this.partition = partition;
        this.deadline = deadline;
        consumer.assign(List.of(partition));
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(List.of(partition), deadline.left());
        this.end = end;
        consumer.seek(partition, beginnings.getOrDefault(partition, 0L));
    }

    @Override
    public boolean hasNext() {
        while (!polled.hasNext() && consumer.position(partition) < end) {
            deadline.check("reading " + partition + " up to offset " + end);
            polled = consumer.poll(POLL).records(partition).stream()
                    .filter(record -> record.offset() < end)
                    .iterator();
        }
        return polled.hasNext();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return polled.next();
    }
}
