package dev.tributary.engine.batch.format;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.common.record.internal.CompressionType;

/**
 * One record batch inside a larger buffer, read by absolute index: nothing is copied, no position moves. The fields
 * behind {@link #magic} are laid out as below only in format 2, the one that every broker since 0.11 writes; of older
 * formats only {@link #baseOffset}, {@link #lastOffset}, {@link #sizeInBytes} and {@link #magic} may be asked.
 *
 * <pre>
 *  0 base offset      8 | 12 leader epoch 4 | 17 CRC-32C    4 | 23 last offset delta 4 | 43 producer id    8
 *  8 length           4 | 16 magic        1 | 21 attributes 2 | 27 base timestamp    8 | 51 producer epoch 2
 *                                                              | 35 max timestamp     8 | 53 base sequence  4
 *                                                                                       | 57 record count   4
 * </pre>
 *
 * <p>The CRC covers everything from the attributes on. Not safe for use by several threads once it is stamped.
 */
public final class RecordBatchView {
    /** Bytes in front of the records of a batch in format 2. */
    public static final int HEADER_BYTES = 61;
    /** The batch format that producers must use. */
    public static final byte CURRENT_MAGIC = 2;

    static final int LOG_OVERHEAD_BYTES = 12;
    static final int CRC_AT = 17;
    static final int ATTRIBUTES_AT = 21;

    static final int TRANSACTIONAL_BIT = 0x10;
    static final int DELETE_HORIZON_BIT = 0x40;

    private static final int LENGTH_AT = 8;
    private static final int LEADER_EPOCH_AT = 12;
    private static final int MAGIC_AT = 16;
    private static final int LAST_OFFSET_DELTA_AT = 23;
    private static final int BASE_TIMESTAMP_AT = 27;
    private static final int MAX_TIMESTAMP_AT = 35;
    private static final int PRODUCER_ID_AT = 43;
    private static final int PRODUCER_EPOCH_AT = 51;
    private static final int BASE_SEQUENCE_AT = 53;
    private static final int COUNT_AT = 57;

    private static final int CODEC_BITS = 0x07;
    private static final int LOG_APPEND_TIME_BIT = 0x08;
    private static final int CONTROL_BIT = 0x20;

    private final ByteBuffer buffer;
    private final int start;

    /**
     * Views the batch that begins at {@code start}.
     *
     * @param buffer holds the whole batch
     * @param start absolute index of the batch's first byte
     */
    public RecordBatchView(ByteBuffer buffer, int start) {
        this.buffer = Objects.requireNonNull(buffer, "buffer");
        this.start = Objects.checkIndex(start, buffer.limit());
    }

    /**
     * The external offset of the batch's first record as it was first written. A compressed batch of an older format
     * has its last record's offset here.
     */
    public long baseOffset() {
        return buffer.getLong(start);
    }

    /** The offset of the batch's last record as it was first written. */
    public long lastOffset() {
        return magic() < CURRENT_MAGIC ? baseOffset() : baseOffset() + lastOffsetDelta();
    }

    /** How many offsets the batch spans; more than {@link #recordCount} after compaction. */
    public int offsetSpan() {
        return lastOffsetDelta() + 1;
    }

    private int lastOffsetDelta() {
        return buffer.getInt(start + LAST_OFFSET_DELTA_AT);
    }

    /** The whole batch's size, header included. */
    public int sizeInBytes() {
        return LOG_OVERHEAD_BYTES + buffer.getInt(start + LENGTH_AT);
    }

    /** The leader epoch in which the external cluster wrote the batch. */
    public int leaderEpoch() {
        return buffer.getInt(start + LEADER_EPOCH_AT);
    }

    /** The batch format's number. */
    public byte magic() {
        return buffer.get(start + MAGIC_AT);
    }

    /** What the timestamps of the records are counted from; with a delete horizon it is that horizon. */
    public long baseTimestamp() {
        return buffer.getLong(start + BASE_TIMESTAMP_AT);
    }

    /** The largest timestamp in the batch, or with log append time the one of all its records. */
    public long maxTimestamp() {
        return buffer.getLong(start + MAX_TIMESTAMP_AT);
    }

    /** The producer that wrote the batch; -1 for one without idempotence. */
    public long producerId() {
        return buffer.getLong(start + PRODUCER_ID_AT);
    }

    /** The producer's epoch. */
    public short producerEpoch() {
        return buffer.getShort(start + PRODUCER_EPOCH_AT);
    }

    /** The sequence number of the batch's first record. */
    public int baseSequence() {
        return buffer.getInt(start + BASE_SEQUENCE_AT);
    }

    /** How many records the batch holds. */
    public int recordCount() {
        return buffer.getInt(start + COUNT_AT);
    }

    /** How the records are compressed. */
    public CompressionType codec() {
        return CompressionType.forId(attributes() & CODEC_BITS);
    }

    /** Whether the broker, not the producer, stamped the time; then all records have {@link #maxTimestamp}. */
    public boolean hasLogAppendTime() {
        return (attributes() & LOG_APPEND_TIME_BIT) != 0;
    }

    /** Whether the batch was written in a transaction. */
    public boolean isTransactional() {
        return (attributes() & TRANSACTIONAL_BIT) != 0;
    }

    /** Whether the batch holds a transaction marker and no records. */
    public boolean isControl() {
        return (attributes() & CONTROL_BIT) != 0;
    }

    /** Whether the batch's base timestamp says when its tombstones may be dropped. */
    public boolean hasDeleteHorizon() {
        return (attributes() & DELETE_HORIZON_BIT) != 0;
    }

    /** The batch's own bytes as a buffer that shares this one's memory. */
    public ByteBuffer bytes() {
        return buffer.slice(start, sizeInBytes());
    }

    int attributes() {
        return buffer.getShort(start + ATTRIBUTES_AT);
    }

    int storedCrc() {
        return buffer.getInt(start + CRC_AT);
    }

    void overwrite(ProducerStamp stamp) {
        buffer.putLong(start, 0L);
        buffer.putInt(start + LEADER_EPOCH_AT, -1);
        int attributes = (attributes() & ~DELETE_HORIZON_BIT) | TRANSACTIONAL_BIT;
        buffer.putShort(start + ATTRIBUTES_AT, (short) attributes);
        buffer.putLong(start + PRODUCER_ID_AT, stamp.producerId());
        buffer.putShort(start + PRODUCER_EPOCH_AT, stamp.producerEpoch());
        buffer.putInt(start + BASE_SEQUENCE_AT, stamp.baseSequence());
    }

    void overwriteCrc(int crc) {
        buffer.putInt(start + CRC_AT, crc);
    }

    @Override
    public String toString() {
        return "batch at offset " + baseOffset() + " (format " + magic() + ", " + sizeInBytes() + " bytes)";
    }
}
