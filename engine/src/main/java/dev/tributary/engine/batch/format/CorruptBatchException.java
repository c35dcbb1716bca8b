package dev.tributary.engine.batch.format;

/** A batch's bytes are not what was written: they were damaged on a disk, in memory or on the way. */
public final class CorruptBatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long baseOffset;

    CorruptBatchException(long baseOffset, String message) {
        super(message);
        this.baseOffset = baseOffset;
    }

    /**
     * Damage in a batch whose header is there as a whole; tells where the next batch begins, if the header has a
     * sensible word on it.
     *
     * @param what what is wrong, to fit behind the batch's offset and size
     */
    CorruptBatchException(RecordBatchView batch, String what) {
        this(
                batch.baseOffset(),
                "the record batch at offset " + batch.baseOffset() + " (" + batch.sizeInBytes() + " bytes) " + what
                        + nextBatch(batch));
    }

    CorruptBatchException(RecordBatchView batch, int computedCrc) {
        this(
                batch,
                "is damaged: its checksum says " + Integer.toHexString(batch.storedCrc()) + ", its bytes say "
                        + Integer.toHexString(computedCrc));
    }

    /** Whoever must move past the batch needs the offset, and has to know what it is worth. */
    private static String nextBatch(RecordBatchView batch) {
        return isSensible(batch)
                ? "; according to its header, which is not verified, the next batch begins at offset "
                        + (batch.lastOffset() + 1)
                : "";
    }

    /** The damage may have hit the header; numbers that contradict each other are not worth telling. */
    private static boolean isSensible(RecordBatchView batch) {
        long last = batch.lastOffset();
        if (batch.baseOffset() < 0 || last < batch.baseOffset() || last == Long.MAX_VALUE) {
            return false;
        }
        return batch.magic() < RecordBatchView.CURRENT_MAGIC
                || (batch.recordCount() >= 0 && batch.recordCount() <= batch.offsetSpan());
    }

    /** The offset at which the batch begins. */
    public long baseOffset() {
        return baseOffset;
    }
}
