package dev.tributary.benchmarks.workload;

import dev.tributary.benchmarks.process.BenchmarkException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills a topic with its records, partition after partition in turn, so that all grow alike. */
public final class TopicLoader {

    private static final int BUSY_BATCH_BYTES = 64 << 10;
    private static final int EXACT_BATCH_BYTES = 512 << 10;
    private static final int NEVER_BY_TIME_MILLIS = 60_000;

    private TopicLoader() {}

    /**
     * Writes {@code records} records and returns when the broker has them all.
     *
     * @throws BenchmarkException when the broker refuses one
     */
    public static void load(String bootstrapServers, String topic, TopicShape shape, long records) {
        RecordGenerator generator = new RecordGenerator(topic, shape);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings(bootstrapServers, shape))) {
            long perPartition = records / shape.partitions();
            for (long sequence = 0; sequence < perPartition && failure.get() == null; sequence++) {
                for (int partition = 0; partition < shape.partitions(); partition++) {
                    Future<RecordMetadata> unused =
                            producer.send(generator.record(partition, sequence), (metadata, error) -> {
                                if (error != null) {
                                    failure.compareAndSet(null, error);
                                }
                            });
                }
                if (shape.recordsPerBatch() > 0 && (sequence + 1) % shape.recordsPerBatch() == 0) {
                    producer.flush();
                }
            }
            producer.flush();
        }
        Exception first = failure.get();
        if (first != null) {
            throw new BenchmarkException("Topic " + topic + " cannot be loaded: " + first.getMessage(), first);
        }
    }

    private static Map<String, Object> settings(String bootstrapServers, TopicShape shape) {
        boolean exact = shape.recordsPerBatch() > 0;
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, shape.codec());
        // With an exact number of records in a batch neither size nor time may end it, only the flush.
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, exact ? EXACT_BATCH_BYTES : BUSY_BATCH_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, exact ? NEVER_BY_TIME_MILLIS : 20);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L << 20);
        return settings;
    }
}
