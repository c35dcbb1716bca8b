package dev.tributary.it.kit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbered records, round robin over the partitions of a topic, at a steady rate until closed. Every tenth
 * record is a tombstone.
 */
public final class SequenceLoad implements AutoCloseable {
    private static final int PER_STEP = 100;
    private static final long STEP_NANOS = 50_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final int partitions;
    private final AtomicLong written = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean stop;

    private SequenceLoad(String bootstrapServers, String topic, int partitions) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 2),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.topic = topic;
        this.partitions = partitions;
        this.thread = new Thread(this::run, "load-" + topic);
    }

    /** Starts writing, about 2,000 records a second. */
    public static SequenceLoad start(String bootstrapServers, String topic, int partitions) {
        SequenceLoad load = new SequenceLoad(bootstrapServers, topic, partitions);
        load.thread.start();
        return load;
    }

    /** How many records were handed to the producer so far. */
    public long written() {
        return written.get();
    }

    @Override
    public void close() {
        finish();
    }

    /** Stops writing and returns when all that was written is acknowledged. Does nothing the second time. */
    public void finish() {
        stop = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            producer.close();
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the load on " + topic + " could not be written", failed);
        }
    }

    private void run() {
        while (!stop) {
            for (int i = 0; i < PER_STEP; i++) {
                Future<RecordMetadata> unused = producer.send(next(), (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
            }
            producer.flush();
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private ProducerRecord<byte[], byte[]> next() {
        long number = written.getAndIncrement();
        byte[] text = (topic + " " + number).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, (int) (number % partitions), text, number % 10 == 9 ? null : text);
        record.headers().add("number", text);
        return record;
    }
}
