package dev.tributary.engine.batch.format;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;

/** Opens batches with the record classes of {@code kafka-clients}. */
final class BatchRecords {
    private BatchRecords() {}

    /** The batch as the record classes see it, sharing its memory. */
    static MutableRecordBatch open(RecordBatchView batch) {
        return MemoryRecords.readableRecords(batch.bytes()).batches().iterator().next();
    }

    /** Checks a batch of an old format against its checksum. */
    static void verifyOldFormat(RecordBatchView batch) {
        try {
            MutableRecordBatch opened = open(batch);
            opened.ensureValid();
            opened.compressionType();
        } catch (CorruptRecordException | IllegalArgumentException e) {
            throw damaged(batch, e);
        }
    }

    /** Checks that a batch of the current format is compressed in a way that is known here. */
    static void verifyCodec(RecordBatchView batch) {
        try {
            batch.codec();
        } catch (IllegalArgumentException e) {
            throw damaged(batch, e);
        }
    }

    /** Whether a control batch ends its producer's transaction by aborting it. */
    static boolean isAbortMarker(RecordBatchView control) {
        try {
            Iterator<Record> records = open(control).iterator();
            if (!records.hasNext()) {
                return false;
            }
            ByteBuffer key = records.next().key();
            return ControlRecordType.parse(key) == ControlRecordType.ABORT;
        } catch (KafkaException e) {
            throw damaged(control, e);
        }
    }

    /** What to throw when a batch's checksum is right and its contents are not. */
    static CorruptBatchException damaged(RecordBatchView batch, Throwable cause) {
        CorruptBatchException damage = new CorruptBatchException(batch, "cannot be read: " + cause.getMessage());
        damage.initCause(cause);
        return damage;
    }
}
