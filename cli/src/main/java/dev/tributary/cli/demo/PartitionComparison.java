package dev.tributary.cli.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Walks two partitions side by side. While the records agree it holds one of each; where they do not, it looks ahead a
 * bounded way on both sides to name the difference and find its footing again. The verdict "no difference" depends on
 * none of that: it means that the two sequences were equal record by record. Not safe for use by several threads.
 */
final class PartitionComparison {

    /** How many records of each side are held at most while looking for where the two sides agree again. */
    static final int LOOK_AHEAD = 256;

    private final int partition;
    private final Iterator<ConsumerRecord<byte[], byte[]>> external;
    private final Iterator<ConsumerRecord<byte[], byte[]>> internal;
    private final Differences differences;
    private final Deque<ConsumerRecord<byte[], byte[]>> externalAhead = new ArrayDeque<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> internalAhead = new ArrayDeque<>();
    private long externalRecords;
    private long internalRecords;
    private long bytes;

    PartitionComparison(
            int partition,
            Iterator<ConsumerRecord<byte[], byte[]>> external,
            Iterator<ConsumerRecord<byte[], byte[]>> internal,
            Differences differences) {
        this.partition = partition;
        this.external = external;
        this.internal = internal;
        this.differences = differences;
    }

    void run() {
        while (fillExternal(1) && fillInternal(1)) {
            if (RecordContent.same(externalAhead.element(), internalAhead.element())) {
                externalAhead.remove();
                internalAhead.remove();
            } else {
                resolve();
            }
        }
        while (fillExternal(1)) {
            reportMissing();
        }
        while (fillInternal(1)) {
            reportDoubled();
        }
    }

    long externalRecords() {
        return externalRecords;
    }

    long internalRecords() {
        return internalRecords;
    }

    long bytes() {
        return bytes;
    }

    private void resolve() {
        fillExternal(LOOK_AHEAD);
        fillInternal(LOOK_AHEAD);
        @Nullable ConsumerRecord<byte[], byte[]> externalFoundInside = find(internalAhead, externalAhead.element());
        @Nullable ConsumerRecord<byte[], byte[]> internalFoundOutside = find(externalAhead, internalAhead.element());
        if (externalFoundInside != null && internalFoundOutside != null) {
            report(Difference.Kind.REORDERED, "the record is on the internal side, but other records come before it");
            externalAhead.remove();
            internalAhead.remove(externalFoundInside);
        } else if (internalFoundOutside != null) {
            reportMissing();
        } else if (externalFoundInside != null) {
            reportDoubled();
        } else {
            String parts = RecordContent.differingParts(externalAhead.element(), internalAhead.element());
            report(Difference.Kind.ALTERED, "not the same: " + parts);
            externalAhead.remove();
            internalAhead.remove();
        }
    }

    private void reportMissing() {
        report(Difference.Kind.MISSING, "the external record is not on the internal side");
        externalAhead.remove();
    }

    private void reportDoubled() {
        report(Difference.Kind.DOUBLED, "the internal record is there more often than the external side has it");
        internalAhead.remove();
    }

    private void report(Difference.Kind kind, String detail) {
        differences.add(new Difference(kind, partition, offset(externalAhead), offset(internalAhead), detail));
    }

    private static long offset(Deque<ConsumerRecord<byte[], byte[]>> ahead) {
        return ahead.isEmpty() ? -1 : ahead.element().offset();
    }

    private boolean fillExternal(int wanted) {
        while (externalAhead.size() < wanted && external.hasNext()) {
            ConsumerRecord<byte[], byte[]> record = external.next();
            externalRecords++;
            bytes += RecordContent.bytes(record);
            externalAhead.add(record);
        }
        return !externalAhead.isEmpty();
    }

    private boolean fillInternal(int wanted) {
        while (internalAhead.size() < wanted && internal.hasNext()) {
            internalRecords++;
            internalAhead.add(internal.next());
        }
        return !internalAhead.isEmpty();
    }

    private static @Nullable ConsumerRecord<byte[], byte[]> find(
            Deque<ConsumerRecord<byte[], byte[]>> among, ConsumerRecord<byte[], byte[]> sought) {
        for (ConsumerRecord<byte[], byte[]> candidate : among) {
            if (RecordContent.same(candidate, sought)) {
                return candidate;
            }
        }
        return null;
    }
}
