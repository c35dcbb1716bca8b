package dev.tributary.engine.batch.format;

/** A single record is larger than the internal topic takes. */
public final class RecordTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    RecordTooLargeException(long offset, int sizeInBytes, int maxBatchBytes) {
        super("the record at offset " + offset + " takes " + sizeInBytes
                + " bytes with its batch header; the internal topic takes at most " + maxBatchBytes
                + " (max.message.bytes)");
        this.offset = offset;
    }

    /** The record's external offset. */
    public long offset() {
        return offset;
    }
}
