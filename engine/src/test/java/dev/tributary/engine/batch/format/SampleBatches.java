package dev.tributary.engine.batch.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.jspecify.annotations.Nullable;

/** Batches as brokers keep them, built with Kafka's own classes. */
final class SampleBatches {
    static final long TIME = 1_700_000_000_000L;
    static final BatchLimits LIMITS = BatchLimits.forMaxBatchBytes(1 << 20);
    static final TinySizes NEVER_TINY = new TinySizes(0, 0, 0, 0);
    static final BatchLimits NO_MERGING = new BatchLimits(1 << 20, NEVER_TINY, 1 << 16);

    private static final int BASE_TIMESTAMP_AT = 27;

    private SampleBatches() {}

    static List<SimpleRecord> records(int count, int valueBytes) {
        List<SimpleRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] value = new byte[valueBytes];
            Arrays.fill(value, (byte) ('a' + i % 26));
            byte[] key = i % 3 == 0 ? null : ("key-" + i).getBytes(StandardCharsets.UTF_8);
            Header[] headers = i % 2 == 0
                    ? new Header[0]
                    : new Header[] {new RecordHeader("h", new byte[] {1, 2}), new RecordHeader("h", null)};
            records.add(new SimpleRecord(TIME + i, key, i % 5 == 4 ? null : value, headers));
        }
        return records;
    }

    static RecordBatchView batch(CompressionType codec, long baseOffset, List<SimpleRecord> records) {
        return view(MemoryRecords.withRecords(
                baseOffset, Compression.of(codec).build(), records.toArray(SimpleRecord[]::new)));
    }

    static RecordBatchView plain(long baseOffset, int count) {
        return batch(CompressionType.NONE, baseOffset, records(count, 100));
    }

    static RecordBatchView transactional(long baseOffset, int count, long producerId) {
        return view(MemoryRecords.withTransactionalRecords(
                baseOffset,
                Compression.NONE,
                producerId,
                (short) 0,
                0,
                3,
                records(count, 100).toArray(SimpleRecord[]::new)));
    }

    static RecordBatchView marker(long offset, long producerId, ControlRecordType type) {
        return view(MemoryRecords.withEndTransactionMarker(
                offset, TIME, 3, producerId, (short) 0, new EndTransactionMarker(type, 0)));
    }

    static RecordBatchView withGaps(CompressionType codec, long baseOffset, List<SimpleRecord> records) {
        MemoryRecordsBuilder builder = MemoryRecords.builder(
                ByteBuffer.allocate(1024), Compression.of(codec).build(), TimestampType.CREATE_TIME, baseOffset);
        for (int i = 0; i < records.size(); i++) {
            builder.appendWithOffset(baseOffset + i * 3L, records.get(i));
        }
        return view(builder.build());
    }

    static RecordBatchView withAppendTime(long baseOffset, long appendTime, List<SimpleRecord> records) {
        RecordBatchView view = batch(CompressionType.LZ4, baseOffset, records);
        BatchRecords.open(view).setMaxTimestamp(TimestampType.LOG_APPEND_TIME, appendTime);
        return view;
    }

    static RecordBatchView emptied(long baseOffset, long lastOffset) {
        ByteBuffer buffer = ByteBuffer.allocate(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
        DefaultRecordBatch.writeEmptyHeader(
                buffer,
                (byte) 2,
                7,
                (short) 0,
                0,
                baseOffset,
                lastOffset,
                3,
                TimestampType.CREATE_TIME,
                TIME,
                false,
                false);
        buffer.flip();
        return new RecordBatchView(buffer, 0);
    }

    static RecordBatchView oldFormat(byte magic, CompressionType codec, long baseOffset, List<SimpleRecord> records) {
        MemoryRecordsBuilder builder = MemoryRecords.builder(
                ByteBuffer.allocate(1024), magic, Compression.of(codec).build(), TimestampType.CREATE_TIME, baseOffset);
        records.forEach(record -> builder.append(record.timestamp(), record.key(), record.value()));
        return view(builder.build());
    }

    /** The records of some batches, without offsets, in a form that can be compared. */
    static List<String> contents(List<RecordBatchView> batches) {
        List<String> contents = new ArrayList<>();
        for (RecordBatchView batch : batches) {
            for (Record record : BatchRecords.open(batch)) {
                contents.add(describe(
                        record.timestamp(),
                        record.hasKey() ? record.key() : null,
                        record.hasValue() ? record.value() : null,
                        record.headers()));
            }
        }
        return contents;
    }

    static List<String> describe(List<SimpleRecord> records) {
        return records.stream()
                .map(record -> describe(record.timestamp(), record.key(), record.value(), record.headers()))
                .toList();
    }

    static RecordBatchView view(MemoryRecords records) {
        return new RecordBatchView(records.buffer(), 0);
    }

    /** The same batch with some bytes of its records changed and a checksum that agrees with them. */
    static RecordBatchView damaged(RecordBatchView batch, Random random) {
        RecordBatchView damaged = copy(batch);
        int records = damaged.sizeInBytes() - RecordBatchView.HEADER_BYTES;
        for (int i = random.nextInt(3); i >= 0; i--) {
            put(damaged, RecordBatchView.HEADER_BYTES + random.nextInt(records), random.nextInt(256));
        }
        return damaged;
    }

    /** Writes bytes into a batch and makes its checksum agree. */
    static void put(RecordBatchView batch, int at, int... bytes) {
        ByteBuffer memory = batch.bytes();
        for (int i = 0; i < bytes.length; i++) {
            memory.put(at + i, (byte) bytes[i]);
        }
        batch.overwriteCrc(new BatchChecksum().ofBatch(batch));
    }

    /** The same batch with its first record at another time and the others as long after it as before. */
    static RecordBatchView movedTo(long time, RecordBatchView batch) {
        RecordBatchView moved = copy(batch);
        moved.bytes().putLong(BASE_TIMESTAMP_AT, time);
        moved.overwriteCrc(new BatchChecksum().ofBatch(moved));
        return moved;
    }

    static void putDeleteHorizon(RecordBatchView batch, long horizon) {
        ByteBuffer memory = batch.bytes();
        memory.putLong(BASE_TIMESTAMP_AT, horizon);
        int attributes = memory.getShort(RecordBatchView.ATTRIBUTES_AT) | RecordBatchView.DELETE_HORIZON_BIT;
        memory.putShort(RecordBatchView.ATTRIBUTES_AT, (short) attributes);
        batch.overwriteCrc(new BatchChecksum().ofBatch(batch));
    }

    /** The same bytes in other memory. */
    static RecordBatchView copy(RecordBatchView batch) {
        ByteBuffer copy = ByteBuffer.allocateDirect(batch.sizeInBytes() + 13);
        copy.position(13);
        copy.put(batch.bytes());
        copy.flip();
        return new RecordBatchView(copy, 13);
    }

    private static String describe(
            long timestamp, @Nullable ByteBuffer key, @Nullable ByteBuffer value, Header[] headers) {
        return timestamp + "|" + text(key) + "|" + text(value) + "|" + Arrays.toString(headers);
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null ? "null" : "'" + StandardCharsets.ISO_8859_1.decode(bytes.duplicate()) + "'";
    }
}
