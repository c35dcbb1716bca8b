package dev.tributary.benchmarks.workload;

import java.util.Set;

/**
 * A topic to be replicated.
 *
 * @param recordBytes bytes of key and value together, uncompressed; at least {@link #MIN_RECORD_BYTES}
 * @param codec how its batches are compressed: none, gzip, snappy, lz4 or zstd
 * @param partitions how many partitions it has, at least 1
 * @param recordsPerBatch how many records each batch holds; 0 lets a busy producer decide, up to 64 KiB compressed
 */
public record TopicShape(int recordBytes, String codec, int partitions, int recordsPerBatch) {

    /** A key of 16 bytes and the smallest value that the generator can make. */
    public static final int MIN_RECORD_BYTES = 100;

    private static final Set<String> CODECS = Set.of("none", "gzip", "snappy", "lz4", "zstd");

    /** Rejects what cannot be generated. */
    public TopicShape {
        if (recordBytes < MIN_RECORD_BYTES || partitions < 1 || recordsPerBatch < 0 || !CODECS.contains(codec)) {
            throw new IllegalArgumentException("Not a topic shape: recordBytes=" + recordBytes + " codec=" + codec
                    + " partitions=" + partitions + " recordsPerBatch=" + recordsPerBatch);
        }
    }

    /** How many records make at least so many bytes of keys and values, the same number in each partition. */
    public long recordsFor(double bytes) {
        return partitions * (long) Math.ceil(bytes / ((double) recordBytes * partitions));
    }
}
