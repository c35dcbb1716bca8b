package dev.tributary.engine.batch.format;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.CloseableIterator;
import org.jspecify.annotations.Nullable;

/**
 * Opens batches and writes their records into new ones.
 *
 * <ul>
 *   <li><b>W1</b> Keys, values, headers, timestamps and the order of records stay as they are; with log append time
 *       each record keeps the time that the external broker gave it.
 *   <li><b>W2</b> The new batches have the old ones' codec, the current format, create time and no gaps.
 *   <li><b>W3</b> Records before the wanted position are left out.
 *   <li><b>W4</b> A new batch is closed before its records, uncompressed, pass the internal topic's limit. So it passes
 *       the limit only if it holds a single record.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
public final class BatchRewriter {
    private final BufferSupplier decompressionBuffers = BufferSupplier.create();

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
            copy(view, step.position(), output);
        }
        output.endBatch();
        return output.batches;
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
        copy(batch.batch(), step.position(), output);
        output.endBatch();
        List<OutgoingBatch> pieces = new ArrayList<>();
        int before = 0;
        for (OutgoingBatch piece : output.batches) {
            long[] offsets = new long[piece.recordCount()];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = batch.externalOffset(before + i);
            }
            before += offsets.length;
            pieces.add(OutgoingBatch.rewritten(piece.batch(), offsets));
        }
        return pieces;
    }

    private void copy(RecordBatchView view, long position, Output output) {
        MutableRecordBatch batch = BatchRecords.open(view);
        try (CloseableIterator<Record> records = batch.streamingIterator(decompressionBuffers)) {
            while (records.hasNext()) {
                Record record = records.next();
                if (record.offset() >= position) {
                    output.append(record);
                }
            }
        } catch (KafkaException e) {
            throw BatchRecords.damaged(view, e);
        }
    }

    private static final class Output {
        private final List<OutgoingBatch> batches = new ArrayList<>();
        private final Compression compression;
        private final int capacity;
        private final int maxBatchBytes;
        private final boolean strict;
        private @Nullable MemoryRecordsBuilder open;
        private long[] offsets = new long[16];
        private int count;

        Output(BatchStep.Rewrite step, int maxBatchBytes, boolean strict) {
            RecordBatchView first = step.batches().get(0);
            CompressionType codec = BatchRecords.open(first).compressionType();
            this.compression = Compression.of(codec).build();
            this.maxBatchBytes = maxBatchBytes;
            this.strict = strict;
            int bytes = step.batches().stream()
                    .mapToInt(RecordBatchView::sizeInBytes)
                    .sum();
            this.capacity = Math.min(bytes + RecordBatchView.HEADER_BYTES, maxBatchBytes);
        }

        void append(Record record) {
            MemoryRecordsBuilder builder = open;
            if (builder != null
                    && !builder.hasRoomFor(record.timestamp(), record.key(), record.value(), record.headers())) {
                endBatch();
                builder = null;
            }
            if (builder == null) {
                builder = begin();
                open = builder;
            }
            builder.append(record.timestamp(), record.key(), record.value(), record.headers());
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            offsets[count++] = record.offset();
        }

        private MemoryRecordsBuilder begin() {
            return MemoryRecords.builder(
                    ByteBuffer.allocate(capacity), compression, TimestampType.CREATE_TIME, 0L, maxBatchBytes);
        }

        void endBatch() {
            MemoryRecordsBuilder builder = open;
            if (builder == null) {
                return;
            }
            open = null;
            RecordBatchView batch = new RecordBatchView(builder.build().buffer(), 0);
            if (strict && batch.sizeInBytes() > maxBatchBytes) {
                throw new RecordTooLargeException(offsets[0], batch.sizeInBytes(), maxBatchBytes);
            }
            batches.add(OutgoingBatch.rewritten(batch, Arrays.copyOf(offsets, count)));
            count = 0;
        }
    }
}
