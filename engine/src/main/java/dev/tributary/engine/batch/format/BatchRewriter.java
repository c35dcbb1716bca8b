package dev.tributary.engine.batch.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.Record;
import org.jspecify.annotations.Nullable;

/**
 * Opens batches and writes their records into new ones. Records of the current format are carried over as the bytes
 * that they are; none is taken apart.
 *
 * <ul>
 *   <li><b>W1</b> Keys, values, headers, timestamps and the order of records stay as they are; with log append time
 *       each record keeps the time that the external broker gave it.
 *   <li><b>W2</b> The new batches have the old ones' codec, the current format, create time and no gaps.
 *   <li><b>W3</b> Records before the wanted position, and from where no more are wanted on, are left out.
 *   <li><b>W4</b> A new batch is closed before its records, uncompressed, pass the limit. So it passes the limit only
 *       if it holds a single record, which is refused, or by what a codec adds to records that it cannot compress.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
public final class BatchRewriter {
    private final EncodedRecords encoded = new EncodedRecords();

    /**
     * Writes the records of a step into new batches. Their memory is their own.
     *
     * @param step which batches, all of the same codec
     * @param maxBatchBytes the internal topic's limit
     * @throws CorruptBatchException when a batch cannot be read although its checksum is right
     * @throws RecordTooLargeException when a record alone is too large for the internal topic
     */
    public List<OutgoingBatch> rewrite(BatchStep.Rewrite step, int maxBatchBytes) {
        Output output = new Output(step, maxBatchBytes, true);
        for (RecordBatchView view : step.batches()) {
            copy(view, step, output);
        }
        return output.end();
    }

    /**
     * Splits one batch. A record that passes the limit alone gets a batch of its own.
     *
     * @param batch not stamped yet
     * @param aboutBytes the size to stay below
     * @throws CorruptBatchException when the batch cannot be read although its checksum is right
     */
    public List<OutgoingBatch> split(OutgoingBatch batch, int aboutBytes) {
        BatchStep.Rewrite step = new BatchStep.Rewrite(List.of(batch.batch()), Long.MIN_VALUE);
        Output output = new Output(step, aboutBytes, false);
        copy(batch.batch(), step, output);
        List<OutgoingBatch> pieces = new ArrayList<>();
        int before = 0;
        for (OutgoingBatch piece : output.end()) {
            int count = piece.recordCount();
            long[] offsets = new long[count];
            for (int i = 0; i < count; i++) {
                offsets[i] = batch.externalOffset(before + i);
            }
            before += count;
            pieces.add(OutgoingBatch.rewritten(piece.batch(), offsets, count));
        }
        return pieces;
    }

    private void copy(RecordBatchView view, BatchStep.Rewrite step, Output output) {
        try {
            if (view.magic() < RecordBatchView.CURRENT_MAGIC) {
                copyOldFormat(view, step, output);
            } else {
                copyEncoded(view, step, output);
            }
        } catch (LinkageError | VirtualMachineError | RecordTooLargeException e) {
            throw e;
        } catch (RuntimeException | IOException | Error e) {
            // Snappy tells malformed input by an Error of its own. Whatever else is wrong with one batch, it must not
            // keep the others of its broker from being read.
            throw BatchRecords.damaged(view, e);
        }
    }

    private void copyEncoded(RecordBatchView view, BatchStep.Rewrite step, Output output) throws IOException {
        try (EncodedRecords records = encoded) {
            records.open(view);
            while (records.next()) {
                if (step.wants(records.offset())) {
                    output.append(
                            records.offset(),
                            records.attributes(),
                            records.timestamp(),
                            records.array(),
                            records.bodyAt(),
                            records.bodyLength());
                }
            }
        }
    }

    private void copyOldFormat(RecordBatchView view, BatchStep.Rewrite step, Output output) throws IOException {
        for (Record record : BatchRecords.open(view)) {
            if (step.wants(record.offset())) {
                byte[] body = OldFormatRecord.body(record);
                output.append(record.offset(), (byte) 0, record.timestamp(), body, 0, body.length);
            }
        }
    }

    private static final class Output {
        private final List<OutgoingBatch> batches = new ArrayList<>();
        private final CompressionType codec;
        private final int aboutBytes;
        private final int maxBatchBytes;
        private final boolean strict;
        private @Nullable NewBatch open;
        private long firstOffset;

        Output(BatchStep.Rewrite step, int maxBatchBytes, boolean strict) {
            this.codec = BatchRecords.open(step.batches().get(0)).compressionType();
            this.maxBatchBytes = maxBatchBytes;
            this.strict = strict;
            int bytes = step.batches().stream()
                    .mapToInt(RecordBatchView::sizeInBytes)
                    .sum();
            this.aboutBytes = Math.min(bytes + RecordBatchView.HEADER_BYTES, maxBatchBytes);
        }

        void append(long offset, byte attributes, long timestamp, byte[] body, int bodyAt, int bodyLength)
                throws IOException {
            NewBatch batch = open;
            if (batch != null
                    && batch.uncompressedBytes() + (long) batch.bytesOf(timestamp, bodyLength) > maxBatchBytes) {
                endBatch(batch);
                batch = null;
            }
            if (batch == null) {
                batch = new NewBatch(codec, aboutBytes, timestamp);
                open = batch;
                firstOffset = offset;
            }
            batch.append(offset, attributes, timestamp, body, bodyAt, bodyLength);
        }

        private void endBatch(NewBatch batch) throws IOException {
            open = null;
            OutgoingBatch made = batch.end();
            if (strict && made.recordCount() == 1 && made.sizeInBytes() > maxBatchBytes) {
                throw new RecordTooLargeException(firstOffset, made.sizeInBytes(), maxBatchBytes);
            }
            batches.add(made);
        }

        List<OutgoingBatch> end() {
            NewBatch last = open;
            if (last != null) {
                try {
                    endBatch(last);
                } catch (IOException e) {
                    throw new KafkaException("cannot compress with " + codec.name, e);
                }
            }
            return batches;
        }
    }
}
