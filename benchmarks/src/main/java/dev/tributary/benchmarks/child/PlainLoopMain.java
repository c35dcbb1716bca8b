package dev.tributary.benchmarks.child;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The plain consumer-producer loop; one for each thread, with clients and partitions of its own. */
public final class PlainLoopMain {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final long COMMIT_INTERVAL_WITHOUT_TRANSACTIONS_NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Arguments arguments;
    private final PlainClients clients;
    private final String target;

    private PlainLoopMain(Arguments arguments) {
        this.arguments = arguments;
        this.clients = new PlainClients(arguments);
        this.target = arguments.text("internal.topic");
    }

    /**
     * Copies until the process is told to end.
     *
     * @param args {@code name=value} pairs
     */
    public static void main(String[] args) throws InterruptedException {
        ControlChannel channel = ControlChannel.open();
        PlainLoopMain program = new PlainLoopMain(new Arguments(args));
        program.clients.createInternalTopic();
        Workers.start(program.arguments.number("threads"), program::copy);
        channel.ready("");
    }

    private void copy(int thread) {
        if (arguments.flag("transactional")) {
            copyInTransactions(thread);
        } else {
            copyAtLeastOnce(thread);
        }
    }

    private void copyAtLeastOnce(int thread) {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer(thread);
                KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of())) {
            long lastCommit = System.nanoTime();
            while (true) {
                for (ConsumerRecord<byte[], byte[]> original : consumer.poll(POLL)) {
                    PlainClients.send(producer, copyOf(original));
                }
                if (System.nanoTime() - lastCommit > COMMIT_INTERVAL_WITHOUT_TRANSACTIONS_NANOS) {
                    producer.flush();
                    consumer.commitSync();
                    lastCommit = System.nanoTime();
                }
            }
        }
    }

    private void copyInTransactions(int thread) {
        long interval = arguments.number("commit.interval.ms") * NANOS_PER_MILLI;
        Map<String, Object> special =
                Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, arguments.text("run") + "-" + thread);
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer(thread);
                KafkaProducer<byte[], byte[]> producer = clients.producer(special)) {
            producer.initTransactions();
            long begun = 0;
            boolean open = false;
            while (true) {
                ConsumerRecords<byte[], byte[]> originals = consumer.poll(POLL);
                if (!originals.isEmpty() && !open) {
                    producer.beginTransaction();
                    begun = System.nanoTime();
                    open = true;
                }
                originals.forEach(original -> PlainClients.send(producer, copyOf(original)));
                if (open && (originals.isEmpty() || System.nanoTime() - begun > interval)) {
                    producer.sendOffsetsToTransaction(positions(consumer), consumer.groupMetadata());
                    producer.commitTransaction();
                    open = false;
                }
            }
        }
    }

    private ProducerRecord<byte[], byte[]> copyOf(ConsumerRecord<byte[], byte[]> original) {
        return new ProducerRecord<>(
                target,
                original.partition(),
                original.timestamp(),
                original.key(),
                original.value(),
                original.headers());
    }

    private Map<TopicPartition, OffsetAndMetadata> positions(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition external : consumer.assignment()) {
            positions.put(
                    new TopicPartition(target, external.partition()),
                    new OffsetAndMetadata(consumer.position(external)));
        }
        return positions;
    }
}
