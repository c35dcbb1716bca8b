package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More partitions and more topics join without the others noticing. */
@OnBrokers
class GrowthTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String orders = Clusters.unique("orders");
    private final String refunds = Clusters.unique("refunds");

    GrowthTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
    }

    @AfterEach
    void letGo() {
        setup.close();
        feed.close();
    }

    @Test
    void givenRunningWhenAnExternalPartitionIsAddedThenItsRecordsArrive() {
        clusters.external().createTopic(orders, 1);
        setup.running("w1", orders);

        clusters.external().grow(orders, 3);
        feed.numbers(orders, 2, 0, 100);

        setup.awaitSame(orders);
    }

    @Test
    void givenPolicyLatestWhenAPartitionIsAddedLaterThenItStartsAtItsBeginning() {
        clusters.external().createTopic(orders, 1);
        feed.numbers(orders, 0, 0, 10);
        ReplicationEngine engine = setup.policy(OffsetPolicy.LATEST).running("w1", orders);
        engine.remove(setup.sourceId());
        Setup.await().until(() -> engine.status(setup.sourceId()).isEmpty());

        // S3: nobody looks while the partition appears and is written to.
        clusters.external().grow(orders, 2);
        feed.numbers(orders, 1, 0, 50);
        engine.apply(setup.spec(orders));

        setup.awaitCopied(orders, 50);
        assertThat(setup.copied(orders)).hasSize(50).allMatch(seen -> seen.partition() == 1);
    }

    @Test
    void givenFlowWhenATopicIsAppendedThenItFlowsAndTheOwnedPartitionsAreNeverGivenUp() {
        clusters.external().createTopic(orders, 4);
        clusters.external().createTopic(refunds, 4);
        feed.numbers(orders, 0, 0, 500).numbers(refunds, 3, 0, 20);
        ReplicationEngine engine = setup.running("w1", orders);
        setup.awaitCopied(orders, 500);

        engine.apply(setup.spec(orders, refunds));
        feed.numbers(orders, 0, 500, 1_000);

        setup.awaitSame(refunds);
        setup.awaitSame(orders);
        // The counters start at zero when a partition is taken over: they did not.
        setup.awaitPartition(engine, orders, 0, p -> p.recordsCopied() == 1_000);
    }

    @Test
    void givenATopicIsRemovedWhenRecordsArriveThenOnlyTheOthersFlow() {
        clusters.external().createTopic(orders, 1);
        clusters.external().createTopic(refunds, 1);
        feed.numbers(orders, 0, 0, 10).numbers(refunds, 0, 0, 10);
        ReplicationEngine engine = setup.running("w1", orders, refunds);
        setup.awaitCopied(refunds, 10);

        engine.apply(setup.spec(orders));
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
        Setup.await().until(() -> setup.partition(engine, refunds, 0).isEmpty());
        feed.numbers(refunds, 0, 10, 20).numbers(orders, 0, 10, 20);

        setup.awaitSame(orders);
        assertThat(setup.copied(refunds)).hasSize(10);
    }

    @Test
    void givenATopicWasRemovedWhenItIsAppendedAgainThenItGoesOnWhereItWas() {
        clusters.external().createTopic(orders, 1);
        feed.numbers(orders, 0, 0, 10);
        ReplicationEngine engine = setup.running("w1", orders);
        setup.awaitCopied(orders, 10);
        engine.apply(setup.spec());
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
        feed.numbers(orders, 0, 10, 20);

        engine.apply(setup.spec(orders));

        setup.awaitSame(orders);
    }

    /** The group forgets the positions of topics that it does not follow, each some time after it was committed. */
    @Test
    void givenATopicIsRemovedWhenItsPartitionHasLongBeenIdleThenItsPositionIsAsYoungAsTheRemoval() {
        clusters.external().createTopic(orders, 1);
        feed.numbers(orders, 0, 0, 10);
        ReplicationEngine engine = setup.running("w1", orders);
        setup.awaitSame(orders);
        setup.awaitPartition(engine, orders, 0, p -> Long.valueOf(10).equals(p.committedPosition()));
        long before = commitsOf(setup.copyOf(orders));

        engine.apply(setup.spec());

        Setup.await().until(() -> commitsOf(setup.copyOf(orders)) > before);
        assertThat(clusters.internal().groupOffsets(setup.groupId()))
                .hasEntrySatisfying(
                        new TopicPartition(setup.copyOf(orders), 0),
                        position -> assertThat(position.offset()).isEqualTo(10));
    }

    /** How often a position in a topic was committed, by whatever group. */
    private long commitsOf(String internalTopic) {
        Map<String, Object> properties = new HashMap<>(clusters.internal().clientProperties());
        properties.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor("__consumer_offsets").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long commits = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    boolean isOne = new String(record.key(), StandardCharsets.ISO_8859_1).contains(internalTopic);
                    commits += isOne ? 1 : 0;
                }
            }
            return commits;
        }
    }
}
