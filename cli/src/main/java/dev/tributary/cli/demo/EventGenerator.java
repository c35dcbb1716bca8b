package dev.tributary.cli.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes shop events to the external cluster at a steady rate until it is stopped. One thread of its own writes; every
 * method may be called from any thread.
 */
final class EventGenerator implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final int BATCHES_PER_SECOND = 100;

    private final Producer<byte[], byte[]> producer;
    private final ShopEvents events;
    private final int recordsPerSecond;
    private final List<String> topics = new CopyOnWriteArrayList<>();
    private final LongAdder acknowledged = new LongAdder();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread writer = new Thread(this::write, "demo-events");
    private volatile boolean running = true;

    /**
     * Creates a generator; {@link #start} makes it write.
     *
     * @param client Kafka client properties that reach the external cluster
     * @param recordsPerSecond the rate of all topics together, at least 1
     */
    EventGenerator(Map<String, String> client, ShopEvents events, int recordsPerSecond) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("linger.ms", "5");
        properties.put("compression.type", "lz4");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.events = events;
        this.recordsPerSecond = recordsPerSecond;
    }

    void start(String... firstTopics) {
        topics.addAll(List.of(firstTopics));
        writer.start();
    }

    /** Writes to this topic too, from now on. */
    void alsoWriteTo(String topic) {
        topics.add(topic);
    }

    /** How many records the external cluster has taken for good. */
    long acknowledged() {
        return acknowledged.sum();
    }

    /** What the external cluster refused first, or null while all is well. */
    @Nullable Exception failure() {
        return failure.get();
    }

    /** Stops writing and returns when everything written has been acknowledged or has failed. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(writer);
        try {
            writer.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
    }

    private void write() {
        long started = System.nanoTime();
        long written = 0;
        try {
            while (running && failure.get() == null) {
                long due = (System.nanoTime() - started) * recordsPerSecond / 1_000_000_000L;
                for (; written < due && running; written++) {
                    send(events.next(topics.get((int) (written % topics.size()))));
                }
                LockSupport.parkNanos(1_000_000_000L / BATCHES_PER_SECOND);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of every outcome.
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, exception) -> {
            if (exception == null) {
                acknowledged.increment();
            } else {
                failure.compareAndSet(null, exception);
            }
        });
    }
}
