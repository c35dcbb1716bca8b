package dev.tributary.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of a topic: each a pure function of partition and sequence number. Cheap, because values are taken
 * from a supply of documents much larger than any codec's window; only the sequence number is written anew. Every 16th
 * record has a header. Safe for use by several threads.
 */
public final class RecordGenerator {

    private static final int DOCUMENTS = 4096;
    private static final int HEADER_EVERY = 16;
    private static final long SEED = 20261101;

    /** Odd, so that all documents come up in an order that does not repeat along a partition. */
    private static final long STRIDE = 2_654_435_761L;

    private final String topic;
    private final byte[][] documents = new byte[DOCUMENTS][];
    private final List<Header> headers =
            List.of(new RecordHeader("origin", "tributary-bench".getBytes(StandardCharsets.US_ASCII)));

    /** Prepares the documents. */
    public RecordGenerator(String topic, TopicShape shape) {
        this.topic = topic;
        JsonDocuments supply = new JsonDocuments(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            documents[i] = supply.next(shape.recordBytes() - SequenceKey.BYTES);
        }
    }

    /** The record with this number in this partition, from 0; its timestamp is left to the producer. */
    public ProducerRecord<byte[], byte[]> record(int partition, long sequence) {
        long index = Math.floorMod((sequence + partition * 31L) * STRIDE, (long) DOCUMENTS);
        byte[] value = documents[(int) index].clone();
        SequenceKey.write(sequence, value, JsonDocuments.SEQUENCE_OFFSET);
        return new ProducerRecord<>(topic, partition, null, SequenceKey.of(sequence), value, headersOf(sequence));
    }

    private @Nullable List<Header> headersOf(long sequence) {
        return sequence % HEADER_EVERY == 0 ? headers : null;
    }
}
