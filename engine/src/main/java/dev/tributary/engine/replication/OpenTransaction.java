package dev.tributary.engine.replication;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the open transaction holds so far. Used by the source's loop only. */
final class OpenTransaction {
    /**
     * What it holds of one internal partition.
     *
     * @param position where reading goes on once it is committed
     * @param records how many records of the partition it holds
     * @param bytes how many bytes those are
     */
    record Part(StoredPosition position, long records, long bytes) {
        Part and(StoredPosition next, long moreRecords, long moreBytes) {
            return new Part(next, records + moreRecords, bytes + moreBytes);
        }
    }

    private final long openedNanos;
    private final Map<TopicPartition, Part> parts = new LinkedHashMap<>();
    private long bytes;
    private boolean pinning;

    OpenTransaction(long openedNanos) {
        this.openedNanos = openedNanos;
    }

    void add(TopicPartition internal, StoredPosition next, long records, long moreBytes) {
        @Nullable Part before = parts.get(internal);
        parts.put(internal, before == null ? new Part(next, records, moreBytes) : before.and(next, records, moreBytes));
        bytes += moreBytes;
    }

    /** Adds first positions, which do not wait for more to come. */
    void pin(Map<TopicPartition, StoredPosition> first) {
        first.forEach((internal, position) -> parts.put(internal, new Part(position, 0, 0)));
        pinning = true;
    }

    Map<TopicPartition, Part> parts() {
        return parts;
    }

    Map<TopicPartition, StoredPosition> positions() {
        Map<TopicPartition, StoredPosition> positions = new LinkedHashMap<>();
        parts.forEach((internal, part) -> positions.put(internal, part.position()));
        return positions;
    }

    long bytes() {
        return bytes;
    }

    boolean isPinning() {
        return pinning;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - openedNanos;
    }
}
