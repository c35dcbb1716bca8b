package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.workload.RecordGenerator;
import dev.tributary.benchmarks.workload.SteadyWorkload;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records on a fixed schedule, one partition after the other, with the settings that a producer has by default:
 * one that sends each record alone keeps the external broker so busy that this is what would be measured. A record's
 * time counts from when it was due, not from when it got its turn, so a stall is charged to every record it delays. Not
 * safe for use by several threads, but for {@link #dueNanos}.
 */
final class SteadyProducer implements AutoCloseable {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final SteadyWorkload workload;
    private final RecordGenerator generator;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final long intervalNanos;
    private volatile long scheduleStart;
    private long sent;

    SteadyProducer(String bootstrapServers, String topic, SteadyWorkload workload) {
        this.workload = workload;
        this.generator = new RecordGenerator(topic, workload.shape());
        this.intervalNanos = NANOS_PER_SECOND / workload.recordsPerSecond();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        workload.shape().codec()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends the next record of each partition at once, outside of the schedule. */
    void sendOneEach() {
        for (int i = 0; i < workload.shape().partitions(); i++) {
            sendNext();
        }
        producer.flush();
        throwFailure();
    }

    /** Sends so many records on schedule, the first one now. Returns when the last one was handed over. */
    void sendOnSchedule(long records) {
        long first = sent;
        scheduleStart = System.nanoTime() - first * intervalNanos;
        while (sent < first + records) {
            long wait = dueNanos(sent) - System.nanoTime();
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted after " + (sent - first) + " of " + records + " records");
            } else if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                sendNext();
            }
        }
        producer.flush();
        throwFailure();
    }

    /** When a record is due, on the scale of {@link System#nanoTime}; for records of the running schedule. */
    long dueNanos(long number) {
        return scheduleStart + number * intervalNanos;
    }

    /** How many records were sent so far. */
    long sent() {
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }

    private void sendNext() {
        int partition = (int) (sent % workload.shape().partitions());
        long sequence = sent / workload.shape().partitions();
        Future<RecordMetadata> unused = producer.send(generator.record(partition, sequence), (metadata, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            }
        });
        sent++;
    }

    private void throwFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw new IllegalStateException("The external broker refuses records: " + first.getMessage(), first);
        }
    }
}
