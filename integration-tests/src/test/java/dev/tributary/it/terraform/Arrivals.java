package dev.tributary.it.terraform;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Sees committed records arrive in a topic, which may not be there yet, and how long each partition went without. */
final class Arrivals implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Map<Integer, Long> lastNanos = new HashMap<>();
    private long longestGapNanos;
    private long records;

    private Arrivals(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "arrivals-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        thread = new Thread(this::run, "arrivals-" + topic);
    }

    static Arrivals in(String bootstrapServers, String topic) {
        Arrivals arrivals = new Arrivals(bootstrapServers, topic);
        arrivals.thread.start();
        return arrivals;
    }

    private void run() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::arrived);
            }
        } catch (WakeupException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void arrived(ConsumerRecord<byte[], byte[]> record) {
        long now = System.nanoTime();
        Long last = lastNanos.put(record.partition(), now);
        longestGapNanos = Math.max(longestGapNanos, last == null ? 0 : now - last);
        records++;
    }

    /** How many records arrived so far. */
    synchronized long records() {
        return records;
    }

    /** From now on gaps are measured. */
    synchronized void begin() {
        longestGapNanos = 0;
        lastNanos.replaceAll((partition, last) -> System.nanoTime());
    }

    /** The longest time since {@link #begin} that any partition went without a record. */
    synchronized Duration longestGap() {
        long now = System.nanoTime();
        long open =
                lastNanos.values().stream().mapToLong(last -> now - last).max().orElse(Long.MAX_VALUE);
        return Duration.ofNanos(Math.max(longestGapNanos, open));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
