package dev.tributary.engine.batch.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A batch that a broker takes from a producer once it is stamped. It still knows the external offsets of its records
 * when its header does not any more. Immutable, but for the stamp in its memory.
 */
public final class OutgoingBatch {
    private final RecordBatchView batch;
    private final long firstOffset;
    private final long @Nullable [] offsets;
    private final boolean rewritten;
    private final int recordCount;
    private final int sizeInBytes;

    private OutgoingBatch(RecordBatchView batch, long firstOffset, long @Nullable [] offsets, boolean rewritten) {
        this.batch = batch;
        this.firstOffset = firstOffset;
        this.offsets = offsets;
        this.rewritten = rewritten;
        this.recordCount = batch.recordCount();
        this.sizeInBytes = batch.sizeInBytes();
    }

    /** A batch as it was fetched, without gaps. */
    public static OutgoingBatch forwarded(RecordBatchView batch) {
        return new OutgoingBatch(batch, batch.baseOffset(), null, false);
    }

    /** A batch in memory of its own; the external offsets of its records are the first {@code count} of these. */
    static OutgoingBatch rewritten(RecordBatchView batch, long[] offsets, int count) {
        boolean follow = offsets[count - 1] - offsets[0] == count - 1;
        return new OutgoingBatch(batch, offsets[0], follow ? null : Arrays.copyOf(offsets, count), true);
    }

    /** Its bytes. */
    public RecordBatchView batch() {
        return batch;
    }

    /** How many records it holds. */
    public int recordCount() {
        return recordCount;
    }

    /** Its size, header included. */
    public int sizeInBytes() {
        return sizeInBytes;
    }

    /** Whether its memory is its own, not that of a fetch response. */
    public boolean isRewritten() {
        return rewritten;
    }

    /**
     * The external offset of one of its records.
     *
     * @param index the record's place in the batch, from 0
     */
    public long externalOffset(int index) {
        return offsets == null ? firstOffset + index : offsets[index];
    }
}
