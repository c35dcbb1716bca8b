package dev.tributary.engine.batch.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The records of one batch of the current format, one after the other, as the bytes that they are: only the three
 * numbers in front of a record are read, because only they depend on the batch that it is in. Nothing is made for a
 * record, and a compressed batch is never in memory as a whole.
 *
 * <pre>
 *  length varint | attributes 1 | timestamp delta varlong | offset delta varint | key, value, headers: the body
 * </pre>
 *
 * <p>Used again for batch after batch. Not safe for use by several threads.
 */
final class EncodedRecords implements AutoCloseable {
    private static final int USUAL_WINDOW_BYTES = 32 << 10;
    /** One large record must not cost its memory for ever. */
    private static final int LARGEST_KEPT_WINDOW_BYTES = 1 << 20;

    private static final int LONGEST_LENGTH_BYTES = 5;
    private static final int INT_BITS = 32;
    private static final int LONG_BITS = 64;

    private final CodecStreams codecs = new CodecStreams();
    private byte[] window = new byte[USUAL_WINDOW_BYTES];
    private int at;
    private int end;
    private int recordEnd;
    private int left;
    private long baseOffset;
    private long baseTimestamp;
    private boolean stampedByBroker;
    private @Nullable InputStream bytes;

    private byte attributes;
    private long timestamp;
    private long offset;
    private int bodyAt;

    /** Begins with a batch; the one before is closed. */
    void open(RecordBatchView batch) throws IOException {
        close();
        at = 0;
        end = 0;
        recordEnd = 0;
        left = batch.recordCount();
        baseOffset = batch.baseOffset();
        stampedByBroker = batch.hasLogAppendTime();
        baseTimestamp = stampedByBroker ? batch.maxTimestamp() : batch.baseTimestamp();
        ByteBuffer records = batch.bytes().position(RecordBatchView.HEADER_BYTES);
        bytes = codecs.decompress(batch.codec(), records);
    }

    /**
     * Moves to the next record; false when there is none.
     *
     * @throws IOException when the batch cannot be decompressed, or is not made of as many records as it says
     */
    boolean next() throws IOException {
        at = recordEnd;
        if (left == 0) {
            if (fill(1)) {
                throw new IOException("there are bytes behind its last record");
            }
            return false;
        }
        left--;
        fill(LONGEST_LENGTH_BYTES);
        recordEnd = end;
        int length = (int) readSigned(INT_BITS);
        if (length < 0) {
            throw new IOException("a record says it has " + length + " bytes");
        }
        if (!fill(length)) {
            throw new EOFException("it ends inside a record");
        }
        recordEnd = at + length;
        attributes = readByte();
        long timestampDelta = readSigned(LONG_BITS);
        timestamp = stampedByBroker ? baseTimestamp : baseTimestamp + timestampDelta;
        offset = baseOffset + readSigned(INT_BITS);
        bodyAt = at;
        return true;
    }

    /** The record's attributes; no bit of them has a meaning yet. */
    byte attributes() {
        return attributes;
    }

    long timestamp() {
        return timestamp;
    }

    long offset() {
        return offset;
    }

    /** Where the body is; valid until the next call of {@link #next}. */
    byte[] array() {
        return window;
    }

    int bodyAt() {
        return bodyAt;
    }

    int bodyLength() {
        return recordEnd - bodyAt;
    }

    @Override
    public void close() throws IOException {
        InputStream open = bytes;
        bytes = null;
        if (open != null) {
            open.close();
        }
        if (window.length > LARGEST_KEPT_WINDOW_BYTES) {
            window = new byte[USUAL_WINDOW_BYTES];
        }
    }

    /** Sees to it that the next {@code wanted} bytes are in the window; false when there are fewer. */
    private boolean fill(int wanted) throws IOException {
        if (end - at >= wanted) {
            return true;
        }
        InputStream open = bytes;
        if (open == null) {
            throw new IllegalStateException("no batch is open");
        }
        System.arraycopy(window, at, window, 0, end - at);
        end -= at;
        at = 0;
        while (end < wanted) {
            if (end == window.length) {
                // Only as it really comes: a damaged length must not take the memory that it claims.
                window = Arrays.copyOf(window, (int) Math.min(wanted, 2L * window.length));
            }
            int read = open.read(window, end, window.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    private byte readByte() throws IOException {
        if (at >= recordEnd) {
            throw new EOFException("a record is shorter than its own numbers");
        }
        return window[at++];
    }

    /** Reads a number of variable length in zigzag encoding. */
    private long readSigned(int bits) throws IOException {
        long value = 0;
        for (int shift = 0; shift < bits; shift += Varint.BITS_IN_A_BYTE) {
            byte next = readByte();
            value |= (long) (next & Varint.LOW_BITS) << shift;
            if ((next & Varint.MORE) == 0) {
                return Varint.fromZigzag(value);
            }
        }
        throw new IOException("a number in a record is longer than " + bits + " bits");
    }
}
