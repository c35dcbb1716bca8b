package dev.tributary.engine.batch.format;

/**
 * The sizes that the choice for a batch depends on.
 *
 * @param maxBatchBytes the largest batch that the internal topic takes ({@code max.message.bytes}), at least 1
 * @param tinyBelowBytes batches smaller than this are merged with neighbours of the same codec; 0 merges none
 * @param mergedUpToBytes how many bytes of tiny batches may go into one, at least 1
 */
public record BatchLimits(int maxBatchBytes, int tinyBelowBytes, int mergedUpToBytes) {
    /** Below this, opening and compressing a batch again is cheaper than what each batch costs two brokers. */
    public static final int DEFAULT_TINY_BELOW_BYTES = 2 << 10;
    /** As large as batches of a busy producer. */
    public static final int DEFAULT_MERGED_UP_TO_BYTES = 64 << 10;

    /** Rejects sizes out of range. */
    public BatchLimits {
        if (maxBatchBytes < 1 || tinyBelowBytes < 0 || mergedUpToBytes < 1) {
            throw new IllegalArgumentException("sizes out of range: maxBatchBytes " + maxBatchBytes
                    + ", tinyBelowBytes " + tinyBelowBytes + ", mergedUpToBytes " + mergedUpToBytes);
        }
    }

    /** The defaults for a topic that takes batches up to {@code maxBatchBytes}. */
    public static BatchLimits forMaxBatchBytes(int maxBatchBytes) {
        return new BatchLimits(
                maxBatchBytes, DEFAULT_TINY_BELOW_BYTES, Math.min(maxBatchBytes, DEFAULT_MERGED_UP_TO_BYTES));
    }
}
