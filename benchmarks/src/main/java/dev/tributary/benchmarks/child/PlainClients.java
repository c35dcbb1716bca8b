package dev.tributary.benchmarks.child;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's own clients as the programs made of them use them. */
final class PlainClients {

    private final Arguments arguments;

    PlainClients(Arguments arguments) {
        this.arguments = arguments;
    }

    /** A consumer at the beginning of the partitions that are this thread's. */
    KafkaConsumer<byte[], byte[]> consumer(int thread) {
        Map<String, Object> settings = arguments.withPrefix("consumer.");
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, arguments.text("external"));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, arguments.text("run"));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(IntStream.of(partitionsOf(thread))
                .mapToObj(partition -> new TopicPartition(arguments.text("topic"), partition))
                .toList());
        return consumer;
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> special) {
        Map<String, Object> settings = arguments.withPrefix("producer.");
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, arguments.text("internal"));
        settings.putAll(special);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Hands a record over; a refusal ends the process. */
    static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> unused = producer.send(record, Workers::endOnFailure);
    }

    int[] partitionsOf(int thread) {
        int threads = arguments.number("threads");
        return IntStream.range(0, arguments.number("partitions"))
                .filter(partition -> partition % threads == thread)
                .toArray();
    }

    /** Creates the topic of the copy. */
    void createInternalTopic() throws InterruptedException {
        NewTopic topic = new NewTopic(arguments.text("internal.topic"), arguments.number("partitions"), (short) 1);
        try (Admin admin =
                Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, arguments.text("internal")))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot create topic " + topic.name() + ": " + e.getMessage(), e);
        }
    }
}
