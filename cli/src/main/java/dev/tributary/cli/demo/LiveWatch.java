package dev.tributary.cli.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what arrives on the internal side, as one of its users would see it: committed records only. One thread of its
 * own reads; every method may be called from any thread.
 */
final class LiveWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final Clock clock;
    private final CopyOnWriteArraySet<String> topics = new CopyOnWriteArraySet<>();
    private final Map<String, Arrivals> arrivals = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Thread reader = new Thread(this::read, "demo-watch");
    private volatile boolean running = true;

    /**
     * Creates a watch and starts it.
     *
     * @param client Kafka client properties that reach the internal cluster
     * @param clock what arrivals are timed by
     */
    LiveWatch(Map<String, String> client, Clock clock) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.clock = clock;
        reader.start();
    }

    /** Watches this internal topic too, as soon as it exists. */
    Arrivals watch(String internalTopic) {
        topics.add(internalTopic);
        return arrivals(internalTopic);
    }

    /** What has arrived in a topic so far. */
    Arrivals arrivals(String internalTopic) {
        return arrivals.computeIfAbsent(internalTopic, topic -> new Arrivals());
    }

    /** How many records have arrived in all topics. */
    long records() {
        return arrivals.values().stream().mapToLong(Arrivals::records).sum();
    }

    /** How many bytes of keys and values have arrived in all topics. */
    long bytes() {
        return arrivals.values().stream().mapToLong(Arrivals::bytes).sum();
    }

    /** Why the internal cluster could not be read, or null while all is well. */
    @Nullable RuntimeException failure() {
        return failure.get();
    }

    @Override
    public void close() {
        running = false;
        try {
            reader.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        long nextLookNanos = System.nanoTime();
        try (consumer) {
            while (running) {
                if (System.nanoTime() - nextLookNanos >= 0) {
                    followPartitions();
                    nextLookNanos = System.nanoTime() + LOOK_FOR_PARTITIONS.toNanos();
                }
                if (consumer.assignment().isEmpty()) {
                    LockSupport.parkNanos(POLL.toNanos());
                } else {
                    count(consumer.poll(POLL));
                }
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private void followPartitions() {
        Map<String, List<PartitionInfo>> existing = consumer.listTopics();
        Set<TopicPartition> wanted = topics.stream()
                .flatMap(topic -> existing.getOrDefault(topic, List.of()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        if (!wanted.equals(consumer.assignment())) {
            consumer.assign(wanted);
        }
    }

    private void count(ConsumerRecords<byte[], byte[]> records) {
        long now = clock.millis();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            arrivals(record.topic()).add(RecordContent.bytes(record), now);
        }
    }
}
