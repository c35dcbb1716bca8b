package dev.tributary.cli.demo;

import java.util.Arrays;
import java.util.StringJoiner;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What of a record has to be the same on both sides: key, value, headers in order and timestamp. */
final class RecordContent {

    private RecordContent() {}

    static boolean same(ConsumerRecord<byte[], byte[]> one, ConsumerRecord<byte[], byte[]> other) {
        return differingParts(one, other).isEmpty();
    }

    /** The names of the parts that differ, with commas between; empty when the records are the same. */
    static String differingParts(ConsumerRecord<byte[], byte[]> one, ConsumerRecord<byte[], byte[]> other) {
        StringJoiner parts = new StringJoiner(", ");
        if (!Arrays.equals(one.key(), other.key())) {
            parts.add("key");
        }
        if (!Arrays.equals(one.value(), other.value())) {
            parts.add("value");
        }
        if (!sameHeaders(one.headers().toArray(), other.headers().toArray())) {
            parts.add("headers");
        }
        if (one.timestamp() != other.timestamp()) {
            parts.add("timestamp");
        }
        return parts.toString();
    }

    static long bytes(ConsumerRecord<byte[], byte[]> record) {
        return length(record.key()) + length(record.value());
    }

    private static long length(byte @Nullable [] part) {
        return part == null ? 0 : part.length;
    }

    private static boolean sameHeaders(Header[] ones, Header[] others) {
        return Arrays.equals(
                ones,
                others,
                (one, other) -> one.key().equals(other.key()) && Arrays.equals(one.value(), other.value()) ? 0 : 1);
    }
}
