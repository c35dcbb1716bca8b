package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.format.OutgoingBatch;
import org.apache.kafka.common.record.internal.MemoryRecords;

/** A batch on its way into one internal partition. */
final class PendingBatch {
    private final PartitionQueue queue;
    private final PendingChunk chunk;
    private final OutgoingBatch batch;
    private final long sinceMs;
    private final long throttledBeforeMs;
    private boolean stamped;
    private boolean failed;

    PendingBatch(PartitionQueue queue, PendingChunk chunk, OutgoingBatch batch, long sinceMs) {
        this.queue = queue;
        this.chunk = chunk;
        this.batch = batch;
        this.sinceMs = sinceMs;
        this.throttledBeforeMs = queue.throttledMs();
    }

    PartitionQueue queue() {
        return queue;
    }

    PendingChunk chunk() {
        return chunk;
    }

    OutgoingBatch batch() {
        return batch;
    }

    /** When it was taken in, in milliseconds. */
    long sinceMs() {
        return sinceMs;
    }

    /** For how much of the time since then its broker had asked to be left alone, in milliseconds. */
    long throttledMs() {
        return queue.throttledMs() - throttledBeforeMs;
    }

    boolean isStamped() {
        return stamped;
    }

    void wasStamped() {
        stamped = true;
    }

    /** Whether its last attempt is known to have failed. */
    boolean hasFailed() {
        return failed;
    }

    void failed(boolean now) {
        failed = now;
    }

    MemoryRecords records() {
        return MemoryRecords.readableRecords(batch.batch().bytes());
    }
}
