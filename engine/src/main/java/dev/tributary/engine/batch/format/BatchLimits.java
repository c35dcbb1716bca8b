package dev.tributary.engine.batch.format;

/**
 * The sizes that the choice for a batch depends on.
 *
 * @param maxBatchBytes the largest batch that the internal topic takes ({@code max.message.bytes}), at least 1
 * @param tiny which batches are merged with neighbours of the same codec
 * @param mergedUpToBytes how many bytes of tiny batches may go into one, at least 1
 */
public record BatchLimits(int maxBatchBytes, TinySizes tiny, int mergedUpToBytes) {
    /** As large as batches of a busy producer. */
    public static final int DEFAULT_MERGED_UP_TO_BYTES = 64 << 10;

    /** Rejects sizes out of range. */
    public BatchLimits {
        if (maxBatchBytes < 1 || mergedUpToBytes < 1) {
            throw new IllegalArgumentException("sizes out of range: maxBatchBytes " + maxBatchBytes
                    + ", mergedUpToBytes " + mergedUpToBytes + "; each must be at least 1");
        }
    }

    /** The defaults for a topic that takes batches up to {@code maxBatchBytes}. */
    public static BatchLimits forMaxBatchBytes(int maxBatchBytes) {
        return new BatchLimits(maxBatchBytes, TinySizes.MEASURED, Math.min(maxBatchBytes, DEFAULT_MERGED_UP_TO_BYTES));
    }
}
