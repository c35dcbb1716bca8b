package dev.tributary.engine.records;

import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.path.Position;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Consecutive records of one external partition.
 *
 * @param partition the external partition
 * @param next where reading goes on behind them
 * @param content the records
 * @param bytes what keys, values and headers add up to
 */
public record RecordChunk(
        TopicPartition partition, Position next, List<ConsumerRecord<byte[], byte[]>> content, long bytes)
        implements Chunk {

    static RecordChunk of(TopicPartition partition, Position next, List<ConsumerRecord<byte[], byte[]>> content) {
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> each : content) {
            bytes += bytesOf(each);
        }
        return new RecordChunk(partition, next, content, bytes);
    }

    @Override
    public int records() {
        return content.size();
    }

    /** The bytes of a record's key, value and headers. */
    static long bytesOf(ConsumerRecord<byte[], byte[]> each) {
        long bytes = length(each.key()) + length(each.value());
        for (Header header : each.headers()) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static long length(byte[] bytes) {
        // A null key is no key and a null value a tombstone: both are common.
        return bytes == null ? 0 : bytes.length;
    }
}
