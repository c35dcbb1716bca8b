package dev.tributary.engine.batch.format;

import java.nio.ByteBuffer;
import org.apache.kafka.common.record.internal.Record;
import org.jspecify.annotations.Nullable;

/** The body that a record of a format before the current one has in the current one: key, value, no headers. */
final class OldFormatRecord {
    private static final int ABSENT = -1;
    private static final int NO_HEADERS = 0;

    private OldFormatRecord() {}

    static byte[] body(Record record) {
        ByteBuffer key = record.key();
        ByteBuffer value = record.value();
        ByteBuffer body = ByteBuffer.allocate(bytesOf(key) + bytesOf(value) + Varint.bytesOf(NO_HEADERS));
        put(key, body);
        put(value, body);
        Varint.write(NO_HEADERS, body);
        return body.array();
    }

    private static int bytesOf(@Nullable ByteBuffer field) {
        return field == null ? Varint.bytesOf(ABSENT) : Varint.bytesOf(field.remaining()) + field.remaining();
    }

    private static void put(@Nullable ByteBuffer field, ByteBuffer body) {
        if (field == null) {
            Varint.write(ABSENT, body);
        } else {
            Varint.write(field.remaining(), body);
            body.put(field.duplicate());
        }
    }
}
