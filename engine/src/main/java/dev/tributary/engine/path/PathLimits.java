package dev.tributary.engine.path;

/**
 * How much memory one source's reader and writer may hold.
 *
 * @param readBytes what the reader may hold read ahead, over all external brokers
 * @param writeBytes what the writer may hold unacknowledged; the largest record it must take may exceed it
 * @param largestRecordBytes no record above this can be carried
 */
public record PathLimits(long readBytes, long writeBytes, long largestRecordBytes) {
    /** Rejects what cannot hold anything. */
    public PathLimits {
        if (readBytes < 1 || writeBytes < 1 || largestRecordBytes < 1) {
            throw new IllegalArgumentException("readBytes " + readBytes + ", writeBytes " + writeBytes
                    + " and largestRecordBytes " + largestRecordBytes + " must all be at least 1");
        }
    }
}
