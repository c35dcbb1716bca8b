package dev.tributary.engine.batch.format;

/** A batch's bytes are not what was written: they were damaged on a disk, in memory or on the way. */
public final class CorruptBatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long baseOffset;

    CorruptBatchException(long baseOffset, String message) {
        super(message);
        this.baseOffset = baseOffset;
    }

    CorruptBatchException(long baseOffset, int sizeInBytes, int storedCrc, int computedCrc) {
        this(
                baseOffset,
                "the record batch at offset " + baseOffset + " (" + sizeInBytes
                        + " bytes) is damaged: its checksum says " + Integer.toHexString(storedCrc) + ", its bytes say "
                        + Integer.toHexString(computedCrc));
    }

    /** The offset at which the batch begins. */
    public long baseOffset() {
        return baseOffset;
    }
}
