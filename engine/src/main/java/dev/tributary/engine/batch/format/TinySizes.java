package dev.tributary.engine.batch.format;

import org.apache.kafka.common.record.internal.CompressionType;

/**
 * Below which size a batch is tiny, as it is stored: so small that to open it, and to compress its records again with
 * those of its neighbours, costs less than what each batch costs two brokers and the engine. That depends on the codec.
 * Immutable.
 *
 * @param none for uncompressed batches, in bytes, at least 0, where none is tiny
 * @param fast the same for lz4 and snappy
 * @param zstd the same for zstd
 * @param gzip the same for gzip, whose compressing costs most
 */
public record TinySizes(int none, int fast, int zstd, int gzip) {
    /** Where merging and forwarding cost the same CPU of engine and brokers; measured, see decision 0017. */
    public static final TinySizes MEASURED = new TinySizes(12 << 10, 4 << 10, 2 << 10, 512);

    /** Rejects sizes out of range. */
    public TinySizes {
        if (none < 0 || fast < 0 || zstd < 0 || gzip < 0) {
            throw new IllegalArgumentException("sizes out of range: none " + none + ", fast " + fast + ", zstd " + zstd
                    + ", gzip " + gzip + "; each must be at least 0");
        }
    }

    /** Whether the batch is tiny. Its codec must be a known one. */
    boolean covers(RecordBatchView batch) {
        return batch.sizeInBytes() < below(batch.codec());
    }

    private int below(CompressionType codec) {
        return switch (codec) {
            case NONE -> none;
            case LZ4, SNAPPY -> fast;
            case ZSTD -> zstd;
            case GZIP -> gzip;
        };
    }
}
