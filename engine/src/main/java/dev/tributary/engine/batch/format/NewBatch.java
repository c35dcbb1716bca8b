package dev.tributary.engine.batch.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.RecordBatch;

/**
 * A batch of the current format that encoded records are written into, without gaps between their offsets. It has no
 * producer yet. Used by one thread.
 */
final class NewBatch {
    private static final int NO_PRODUCER = -1;
    private static final int LARGEST_PREFIX_BYTES = 24;
    private static final int FEW = 16;

    private final CompressionType codec;
    private final CodecStreams.Sink sink;
    private final ByteBuffer prefix = ByteBuffer.allocate(LARGEST_PREFIX_BYTES);
    private final long baseTimestamp;
    private long maxTimestamp;
    private long[] offsets = new long[FEW];
    private int count;
    private int uncompressedBytes = RecordBatchView.HEADER_BYTES;

    /**
     * Begins a batch.
     *
     * @param aboutBytes how large it may become; it grows beyond that when it must
     * @param firstTimestamp the time of its first record
     */
    NewBatch(CompressionType codec, int aboutBytes, long firstTimestamp) {
        this.codec = codec;
        this.sink = new CodecStreams.Sink(codec, aboutBytes, RecordBatchView.HEADER_BYTES);
        // A record may be from any time, but a batch must not begin before there was any.
        this.baseTimestamp = Math.max(RecordBatch.NO_TIMESTAMP, firstTimestamp);
        this.maxTimestamp = firstTimestamp;
    }

    /** Its size, were it not compressed. */
    int uncompressedBytes() {
        return uncompressedBytes;
    }

    /** How much larger a record would make it, uncompressed. */
    int bytesOf(long timestamp, int bodyLength) {
        int content = contentBytes(timestamp, bodyLength);
        return Varint.bytesOf(content) + content;
    }

    private int contentBytes(long timestamp, int bodyLength) {
        return Byte.BYTES + Varint.bytesOf(timestamp - baseTimestamp) + Varint.bytesOf(count) + bodyLength;
    }

    /**
     * Adds a record behind the others.
     *
     * @param externalOffset where it came from
     * @param body key, value and headers as they are encoded, somewhere in {@code array}
     */
    void append(long externalOffset, byte attributes, long timestamp, byte[] body, int bodyAt, int bodyLength)
            throws IOException {
        prefix.clear();
        Varint.write(contentBytes(timestamp, bodyLength), prefix);
        prefix.put(attributes);
        Varint.write(timestamp - baseTimestamp, prefix);
        Varint.write(count, prefix);
        sink.records().write(prefix.array(), 0, prefix.position());
        sink.records().write(body, bodyAt, bodyLength);
        uncompressedBytes += prefix.position() + bodyLength;
        maxTimestamp = Math.max(maxTimestamp, timestamp);
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
        }
        offsets[count++] = externalOffset;
    }

    /** Ends the batch; nothing can be added then. */
    OutgoingBatch end() throws IOException {
        sink.records().close();
        ByteBuffer buffer = sink.memory();
        int size = buffer.position();
        buffer.position(0);
        DefaultRecordBatch.writeHeader(
                buffer,
                0L,
                count - 1,
                size,
                RecordBatchView.CURRENT_MAGIC,
                codec,
                TimestampType.CREATE_TIME,
                baseTimestamp,
                maxTimestamp,
                NO_PRODUCER,
                (short) NO_PRODUCER,
                NO_PRODUCER,
                false,
                false,
                false,
                NO_PRODUCER,
                count);
        buffer.position(0).limit(size);
        return OutgoingBatch.rewritten(new RecordBatchView(buffer, 0), offsets, count);
    }
}
