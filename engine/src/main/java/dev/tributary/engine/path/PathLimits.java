package dev.tributary.engine.path;

/**
 * How much memory one source's reader and writer may hold.
 *
 * @param readBytes what the reader may hold read ahead, over all external brokers
 * @param writeBytes what the writer may hold unacknowledged; the largest record it must take may exceed it
 * @param largestRecordBytes no record above this can be carried
 * @param brokers how many external brokers are asked side by side
 */
public record PathLimits(long readBytes, long writeBytes, long largestRecordBytes, int brokers) {
    /** With one external broker. */
    public PathLimits(long readBytes, long writeBytes, long largestRecordBytes) {
        this(readBytes, writeBytes, largestRecordBytes, 1);
    }

    /** Rejects what cannot hold anything. */
    public PathLimits {
        if (readBytes < 1 || writeBytes < 1 || largestRecordBytes < 1 || brokers < 1) {
            throw new IllegalArgumentException("readBytes " + readBytes + ", writeBytes " + writeBytes
                    + ", largestRecordBytes " + largestRecordBytes + " and brokers " + brokers
                    + " must all be at least 1");
        }
    }
}
