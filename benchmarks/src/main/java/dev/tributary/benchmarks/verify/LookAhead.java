package dev.tributary.benchmarks.verify;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A stream of records of which the next few can be seen without taking them. Not safe for use by several threads. */
final class LookAhead {

    private final Iterator<ConsumerRecord<byte[], byte[]>> source;
    private final List<ConsumerRecord<byte[], byte[]>> ahead = new ArrayList<>();

    LookAhead(Iterator<ConsumerRecord<byte[], byte[]>> source) {
        this.source = source;
    }

    /** The next record, which stays; null at the end. */
    @Nullable ConsumerRecord<byte[], byte[]> peek() {
        fill(1);
        return ahead.isEmpty() ? null : ahead.get(0);
    }

    void drop() {
        fill(1);
        ahead.remove(0);
    }

    /**
     * How far ahead the first record like this is, 0 for the next one; -1 when it is not among the next {@code limit}.
     */
    int find(Predicate<ConsumerRecord<byte[], byte[]>> like, int limit) {
        fill(limit);
        for (int i = 0; i < Math.min(limit, ahead.size()); i++) {
            if (like.test(ahead.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Takes one of the records ahead out of the stream. */
    void remove(int index) {
        ahead.remove(index);
    }

    private void fill(int count) {
        while (ahead.size() < count && source.hasNext()) {
            ahead.add(source.next());
        }
    }
}
