package dev.tributary.engine.batch.format;

/** A single record is larger than a batch may be. */
public final class RecordTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final int sizeInBytes;

    RecordTooLargeException(long offset, int sizeInBytes, int maxBatchBytes) {
        super("the record at offset " + offset + " takes " + sizeInBytes + " bytes with its batch header, and at most "
                + maxBatchBytes + " can be carried");
        this.offset = offset;
        this.sizeInBytes = sizeInBytes;
    }

    /** The record's external offset. */
    public long offset() {
        return offset;
    }

    /** The size of a batch that holds the record alone. */
    public int sizeInBytes() {
        return sizeInBytes;
    }
}
