package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Seen;
import dev.tributary.engine.kit.Setup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B1: a partition that cannot go on says so and stays where it is; the others flow. */
@OnBrokers
class BlockedPartitionTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");

    BlockedPartitionTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
    }

    @BeforeEach
    void createTopic() {
        clusters.external().createTopic(topic, 2);
    }

    @AfterEach
    void letGo() {
        setup.close();
        feed.close();
    }

    @Test
    void givenRecordsWereDeletedBelowThePositionWhenResumedThenThePartitionIsBlockedWithExactNumbers() {
        ReplicationEngine engine = readTenAndStop();
        feed.numbers(topic, 0, 10, 30);
        clusters.external().deleteRecordsBefore(topic, 0, 17);

        engine.apply(setup.spec(topic));

        Problem problem = setup.awaitProblem(engine, Problem.Code.EXTERNAL_OFFSET_OUT_OF_RANGE);
        assertThat(problem.message()).contains("from offset 10 up to, not including, 17 (7 offsets)");
        assertThat(problem.partition()).isZero();
        setup.awaitPartition(engine, topic, 0, p -> p.state() == PartitionStatus.State.BLOCKED);
    }

    @Test
    void givenABlockedPartitionWhenRecordsArriveThenTheOthersFlowAndItSkipsNothing() {
        ReplicationEngine engine = readTenAndStop();
        feed.numbers(topic, 0, 10, 30);
        clusters.external().deleteRecordsBefore(topic, 0, 17);
        engine.apply(setup.spec(topic));
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_OFFSET_OUT_OF_RANGE);

        feed.numbers(topic, 1, 0, 10);

        setup.awaitCopied(topic, 20);
        assertThat(setup.copied(topic).stream().filter(seen -> seen.partition() == 0))
                .hasSize(10);
        setup.awaitPartition(engine, topic, 0, p -> Long.valueOf(10).equals(p.committedPosition()));
    }

    @Test
    void givenABlockedPartitionWhenAnOperatorSetsThePositionThenItGoesOnThere() {
        ReplicationEngine engine = readTenAndStop();
        feed.numbers(topic, 0, 10, 30);
        clusters.external().deleteRecordsBefore(topic, 0, 17);
        engine.apply(setup.spec(topic));
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_OFFSET_OUT_OF_RANGE);

        stop(engine);
        clusters.internal().setGroupOffset(setup.groupId(), setup.copyOf(topic), 0, 17);
        engine.apply(setup.spec(topic));

        setup.awaitCopied(topic, 23);
        assertThat(setup.copied(topic)).extracting(Seen::key).hasSize(23).doesNotHaveDuplicates();
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenTheTopicWasMadeAnewWhenResumedThenThePartitionIsBlocked() {
        ReplicationEngine engine = readTenAndStop();
        clusters.external().delete(topic);
        Setup.await().until(() -> !clusters.external().hasTopic(topic));
        clusters.external().createTopic(topic, 2);
        feed.numbers(topic, 0, 0, 50);

        engine.apply(setup.spec(topic));

        setup.awaitProblem(engine, Problem.Code.EXTERNAL_TOPIC_RECREATED);
        assertThat(setup.copied(topic)).hasSize(10);
    }

    @Test
    void givenTheTopicIsMadeAnewWhileRunningThenThePartitionIsBlocked() {
        feed.numbers(topic, 0, 0, 10);
        ReplicationEngine engine = setup.running("w1", topic);
        setup.awaitCopied(topic, 10);

        clusters.external().delete(topic);
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_TOPIC_MISSING);
        clusters.external().createTopic(topic, 2);

        setup.awaitProblem(engine, Problem.Code.EXTERNAL_TOPIC_RECREATED);
    }

    @Test
    void givenAnotherClusterUnderTheConnectionWhenResumedThenThePartitionIsBlocked() {
        ReplicationEngine engine = readTenAndStop();
        clusters.internal().createTopic(topic, 2);

        setup.externalProperties(clusters.internal().clientProperties());
        engine.apply(setup.spec(topic));

        setup.awaitProblem(engine, Problem.Code.EXTERNAL_CLUSTER_CHANGED);
    }

    @Test
    void givenAnotherClusterWhenTheConnectionIsCorrectedThenItGoesOn() {
        ReplicationEngine engine = readTenAndStop();
        clusters.internal().createTopic(topic, 2);
        setup.externalProperties(clusters.internal().clientProperties());
        engine.apply(setup.spec(topic));
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_CLUSTER_CHANGED);

        setup.externalProperties(clusters.external().clientProperties());
        engine.apply(setup.spec(topic));
        feed.numbers(topic, 0, 10, 20);

        setup.awaitSame(topic);
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenARecordTooLargeForTheInternalTopicWhenItComesThenItsPartitionIsBlockedAndTheOthersFlow() {
        clusters.internal().createTopic(setup.copyOf(topic), 2, Map.of("max.message.bytes", "20000"));
        feed.one(topic, 0, "large", noise(50_000));
        ReplicationEngine engine = setup.engine("w1");
        engine.apply(setup.spec(topic));
        Problem problem = setup.awaitProblem(engine, Problem.Code.INTERNAL_RECORD_REFUSED);

        feed.numbers(topic, 1, 0, 10);

        setup.awaitCopied(topic, 10);
        assertThat(problem.message()).contains("offset 0").contains(topic + "-0");
    }

    /** That its batch is split first is nobody's concern. */
    @Test
    void givenABatchThatBeginsWithARecordTooLargeWhenItComesThenThatIsTheOnlyProblem() {
        clusters.internal().createTopic(setup.copyOf(topic), 2, Map.of("max.message.bytes", "20000"));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                unhurried(clusters.external().clientProperties()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = List.of(
                    producer.send(Feed.record(topic, 0, "large", noise(50_000))),
                    producer.send(Feed.record(topic, 0, "small", "small")));
            producer.flush();
            assertThat(sent).allMatch(Future::isDone);
        }
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec(topic));

        setup.awaitProblem(engine, Problem.Code.INTERNAL_RECORD_REFUSED);
        assertThat(setup.status(engine).problems())
                .extracting(Problem::code)
                .containsExactly(Problem.Code.INTERNAL_RECORD_REFUSED);
    }

    @Test
    void givenARefusedRecordWhenTheInternalTopicIsCorrectedThenItArrives() {
        clusters.internal().createTopic(setup.copyOf(topic), 2, Map.of("max.message.bytes", "20000"));
        feed.one(topic, 0, "large", noise(50_000));
        ReplicationEngine engine = setup.engine("w1");
        engine.apply(setup.spec(topic));
        setup.awaitProblem(engine, Problem.Code.INTERNAL_RECORD_REFUSED);

        clusters.internal().setConfig(setup.copyOf(topic), "max.message.bytes", "200000");

        setup.awaitSame(topic);
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenGoodRecordsInFrontOfARefusedOneWhenItIsTriedAgainThenTheyArrive() {
        clusters.internal().createTopic(setup.copyOf(topic), 2, Map.of("max.message.bytes", "20000"));
        feed.numbers(topic, 0, 0, 10);
        feed.one(topic, 0, "large", noise(50_000));

        ReplicationEngine engine = setup.engine("w1");
        engine.apply(setup.spec(topic));

        setup.awaitProblem(engine, Problem.Code.INTERNAL_RECORD_REFUSED);
        setup.awaitCopied(topic, 10);
        setup.awaitPartition(
                engine,
                topic,
                0,
                p -> Long.valueOf(10).equals(p.committedPosition()) && p.state() == PartitionStatus.State.BLOCKED);
    }

    /** Properties with which what is sent before a flush is one batch. */
    private static Map<String, Object> unhurried(Map<String, String> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("linger.ms", "60000");
        properties.put("batch.size", "1000000");
        return properties;
    }

    private ReplicationEngine readTenAndStop() {
        feed.numbers(topic, 0, 0, 10);
        ReplicationEngine engine = setup.running("w1", topic);
        setup.awaitCopied(topic, 10);
        stop(engine);
        return engine;
    }

    private void stop(ReplicationEngine engine) {
        engine.remove(setup.sourceId());
        Setup.await().until(() -> engine.status(setup.sourceId()).isEmpty());
    }

    /** Text that does not compress. */
    private static String noise(int length) {
        StringBuilder text = new StringBuilder(length);
        new Random(7).ints(length, 33, 126).forEach(c -> text.append((char) c));
        return text.toString();
    }
}
