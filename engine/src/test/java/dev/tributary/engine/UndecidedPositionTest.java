package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Seen;
import dev.tributary.engine.kit.Setup;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * P1, S5: a position that an earlier owner's transaction is about to bring is waited for. Kafka's admin client leaves
 * such a position out of its answer; taken for missing, the partition would be copied a second time from its beginning.
 */
@OnBrokers
class UndecidedPositionTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");

    UndecidedPositionTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
    }

    @BeforeEach
    void copyTen() {
        clusters.external().createTopic(topic, 2);
        feed.numbers(topic, 0, 0, 10);
        ReplicationEngine before = setup.running("before", topic);
        setup.awaitSame(topic);
        before.close();
        feed.numbers(topic, 0, 10, 20).numbers(topic, 1, 0, 5);
    }

    @AfterEach
    void letGo() {
        setup.close();
        feed.close();
    }

    @Test
    void givenAnOpenTransactionHoldsAPositionWhenTakenOverThenItIsWaitedForAndTheOthersFlow() {
        try (KafkaProducer<byte[], byte[]> deadOwner = holding(0, 10)) {
            ReplicationEngine engine = setup.engine("after");
            engine.apply(setup.spec(topic));
            setup.awaitPartition(engine, topic, 1, p -> p.recordsCopied() == 5);
            setup.awaitPartition(engine, topic, 0, p -> p.state() == PartitionStatus.State.STARTING);
            assertThat(setup.copied(topic))
                    .filteredOn(seen -> seen.partition() == 0)
                    .hasSize(10);
            assertThat(setup.awaitProblem(engine, Problem.Code.INTERNAL_UNREACHABLE)
                            .message())
                    .contains("does not decide a transaction", setup.copyOf(topic));

            deadOwner.abortTransaction();

            setup.awaitSame(topic);
            Setup.await().until(() -> setup.status(engine).problems().isEmpty());
            assertThat(setup.copied(topic))
                    .filteredOn(seen -> seen.partition() == 0)
                    .extracting(Seen::key)
                    .hasSize(20);
        }
    }

    @Test
    void givenAnOpenTransactionHoldsAPositionWhenItIsCommittedThenReadingGoesOnThere() {
        try (KafkaProducer<byte[], byte[]> slowOwner = holding(0, 15)) {
            ReplicationEngine engine = setup.engine("after");
            engine.apply(setup.spec(topic));
            setup.awaitPartition(engine, topic, 1, p -> p.recordsCopied() == 5);

            slowOwner.commitTransaction();

            setup.awaitCopied(topic, 20);
            assertThat(setup.copied(topic))
                    .filteredOn(seen -> seen.partition() == 0)
                    .extracting(Seen::key)
                    .endsWith("k9", "k15", "k16", "k17", "k18", "k19")
                    .hasSize(15);
        }
    }

    /** A transaction that has told the group a position, and has not ended. */
    private KafkaProducer<byte[], byte[]> holding(int partition, long offset) {
        Map<String, Object> properties = new HashMap<>(clusters.internal().clientProperties());
        properties.put("transactional.id", Clusters.unique("owner"));
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        properties.put("group.id", setup.groupId());
        try (KafkaConsumer<byte[], byte[]> nobody =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            producer.sendOffsetsToTransaction(
                    Map.of(new TopicPartition(setup.copyOf(topic), partition), new OffsetAndMetadata(offset)),
                    nobody.groupMetadata());
        }
        return producer;
    }
}
