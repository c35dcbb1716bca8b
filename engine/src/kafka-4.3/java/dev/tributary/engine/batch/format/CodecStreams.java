package dev.tributary.engine.batch.format;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/** Compresses and decompresses with Kafka's own codecs. Used by one thread. */
final class CodecStreams {
    private final BufferSupplier buffers = BufferSupplier.create();

    InputStream decompress(CompressionType codec, ByteBuffer records) {
        return Compression.of(codec).build().wrapForInput(records, RecordBatchView.CURRENT_MAGIC, buffers);
    }

    /** Memory that grows, and the stream that compresses into it. */
    static final class Sink {
        private final ByteBufferOutputStream memory;
        private final OutputStream records;

        /**
         * Prepares memory.
         *
         * @param aboutBytes how much is expected
         * @param from where what is written begins; what is before is left free
         */
        Sink(CompressionType codec, int aboutBytes, int from) {
            memory = new ByteBufferOutputStream(Math.max(aboutBytes, from));
            memory.position(from);
            records = Compression.of(codec).build().wrapForOutput(memory, RecordBatchView.CURRENT_MAGIC);
        }

        OutputStream records() {
            return records;
        }

        /** The memory, its position behind what was written; complete once the stream is closed. */
        ByteBuffer memory() {
            return memory.buffer();
        }
    }
}
