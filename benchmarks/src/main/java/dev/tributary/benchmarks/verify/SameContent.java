package dev.tributary.benchmarks.verify;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Whether two records are the same in all that an application can see but the offset. Stateless. */
final class SameContent {

    private SameContent() {}

    static boolean test(ConsumerRecord<byte[], byte[]> original, ConsumerRecord<byte[], byte[]> copy) {
        return original.timestamp() == copy.timestamp()
                && original.timestampType() == copy.timestampType()
                && Arrays.equals(original.key(), copy.key())
                && Arrays.equals(original.value(), copy.value())
                && sameHeaders(original, copy);
    }

    private static boolean sameHeaders(ConsumerRecord<byte[], byte[]> original, ConsumerRecord<byte[], byte[]> copy) {
        Header[] expected = original.headers().toArray();
        Header[] actual = copy.headers().toArray();
        if (expected.length != actual.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!expected[i].key().equals(actual[i].key()) || !Arrays.equals(expected[i].value(), actual[i].value())) {
                return false;
            }
        }
        return true;
    }
}
