package dev.tributary.engine.batch.format;

import java.nio.ByteBuffer;
import java.util.List;

/** Finds the batches in the bytes of one partition of a fetch response, and checks each against its checksum. */
public final class BatchScanner {
    /** The least that a batch of the oldest format holds behind its length: CRC, magic, attributes, two lengths. */
    private static final int SMALLEST_OLD_BATCH_BYTES = 26;

    private static final int MAGIC_END = 17;

    private final BatchStamper stamper = new BatchStamper();

    /**
     * Lists the whole batches of {@code bytes}, in order. A broker may cut the last one off; what is left of it is not
     * listed, it comes again with the next fetch.
     *
     * @param bytes records as fetched; neither position nor contents change
     * @param batches where they are listed; when one is damaged, those before it
     * @throws CorruptBatchException when a batch is damaged
     */
    public void scan(ByteBuffer bytes, List<RecordBatchView> batches) {
        int at = bytes.position();
        while (bytes.limit() - at >= MAGIC_END) {
            RecordBatchView batch = new RecordBatchView(bytes, at);
            int size = batch.sizeInBytes();
            checkSize(batch, size);
            if (size > bytes.limit() - at) {
                break;
            }
            verify(batch);
            batches.add(batch);
            at += size;
        }
    }

    private static void checkSize(RecordBatchView batch, int size) {
        byte magic = batch.magic();
        if (magic < 0 || magic > RecordBatchView.CURRENT_MAGIC) {
            throw new CorruptBatchException(
                    batch.baseOffset(),
                    "the record batch at offset " + batch.baseOffset() + " has format " + magic
                            + "; this version knows formats 0 to " + RecordBatchView.CURRENT_MAGIC);
        }
        int least = magic == RecordBatchView.CURRENT_MAGIC ? RecordBatchView.HEADER_BYTES : SMALLEST_OLD_BATCH_BYTES;
        if (size < least) {
            throw new CorruptBatchException(
                    batch.baseOffset(),
                    "the record batch at offset " + batch.baseOffset() + " is damaged: it says it has " + size
                            + " bytes, the least possible is " + least);
        }
    }

    private void verify(RecordBatchView batch) {
        if (batch.magic() < RecordBatchView.CURRENT_MAGIC) {
            BatchRecords.verifyOldFormat(batch);
            return;
        }
        stamper.verify(batch);
        BatchRecords.verifyCodec(batch);
        if (batch.offsetSpan() < 1 || batch.recordCount() < 0 || batch.recordCount() > batch.offsetSpan()) {
            throw new CorruptBatchException(
                    batch.baseOffset(),
                    "the record batch at offset " + batch.baseOffset() + " is malformed: " + batch.recordCount()
                            + " records in " + batch.offsetSpan() + " offsets");
        }
    }
}
