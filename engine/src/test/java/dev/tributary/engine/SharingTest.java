package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import dev.tributary.engine.kit.WorkerProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several workers share a source, come, go, die and come back from the dead; the copy stays exact. */
@OnBrokers
class SharingTest {
    private static final int PARTITIONS = 12;

    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");
    private int fed;

    SharingTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
    }

    @BeforeEach
    void createTopic() {
        clusters.external().createTopic(topic, PARTITIONS);
    }

    @AfterEach
    void letGo() {
        setup.close();
        feed.close();
    }

    @Test
    void givenOneWorkerWhenASecondJoinsUnderLoadThenBothOwnPartitionsAndTheCopyIsExact() {
        ReplicationEngine first = setup.running("w1", topic);
        feedAll(200);

        ReplicationEngine second = setup.engine("w2");
        second.apply(sameSpec());
        Setup.await().until(() -> {
            feedAll(20);
            return setup.status(first).partitions().size() == PARTITIONS / 2
                    && setup.status(second).partitions().size() == PARTITIONS / 2;
        });

        setup.awaitSame(topic);
    }

    @Test
    void givenTwoWorkersWhenOneLeavesUnderLoadThenTheOtherTakesOverAndTheCopyIsExact() {
        ReplicationEngine first = setup.running("w1", topic);
        ReplicationEngine second = setup.engine("w2");
        second.apply(sameSpec());
        Setup.await().until(() -> setup.status(second).partitions().size() == PARTITIONS / 2);
        feedAll(200);

        first.close();
        feedAll(200);

        Setup.await().until(() -> setup.status(second).partitions().size() == PARTITIONS);
        setup.awaitSame(topic);
        second.close();
        assertThat(records(first) + records(second)).isEqualTo((long) fed * PARTITIONS);
    }

    @Test
    void givenAWorkerIsKilledUnderLoadWhenAnotherIsThereThenTheCopyIsExact() {
        try (WorkerProcess doomed = setup.process("doomed", topic)) {
            ReplicationEngine survivor = setup.engine("survivor");
            survivor.apply(sameSpec());
            Setup.await().until(() -> {
                feedAll(20);
                return setup.status(survivor).partitions().size() == PARTITIONS / 2;
            });
            feedAll(500);

            doomed.kill();
            feedAll(100);

            Setup.await().until(() -> setup.status(survivor).partitions().size() == PARTITIONS);
            setup.awaitSame(topic);
        }
    }

    @Test
    void givenAWorkerPausesBeyondItsSessionWhenItGoesOnThenItIsFencedAndTheCopyIsExact() {
        try (WorkerProcess zombie = setup.process("zombie", topic)) {
            ReplicationEngine survivor = setup.engine("survivor");
            survivor.apply(sameSpec());
            Setup.await().until(() -> {
                feedAll(20);
                return setup.status(survivor).partitions().size() == PARTITIONS / 2;
            });
            feedAll(500);
            // L1, M1: it holds an open transaction and thinks that it owns its partitions.
            zombie.pause();
            feedAll(100);
            Setup.await().until(() -> setup.status(survivor).partitions().size() == PARTITIONS);

            zombie.resume();
            Setup.await().until(() -> {
                feedAll(20);
                return setup.status(survivor).partitions().size() == PARTITIONS / 2;
            });

            setup.awaitSame(topic);
        }
    }

    @Test
    void givenAWorkerWasKilledWhenItStartsAgainUnderItsNameThenItGoesOnExactly() {
        try (WorkerProcess doomed = setup.process("w1", topic)) {
            feedAll(300);
            setup.awaitCopied(topic, 1);
            doomed.kill();
        }
        feedAll(100);

        setup.running("w1", topic);

        setup.awaitSame(topic);
    }

    @Test
    void givenTwoWorkersUnderOneIdWhenBothWriteThenThatIsAProblemAndTheCopyIsExact() {
        ReplicationEngine first = setup.running("same", topic);
        ReplicationEngine second = setup.engine("same");
        second.apply(sameSpec());

        Setup.await().until(() -> {
            feedAll(5);
            return hasClash(first) || hasClash(second);
        });

        second.close();
        setup.awaitSame(topic);
        assertThat(setup.copied(topic)).isNotEmpty();
    }

    @Test
    void givenTwoWorkersWhenTheyHearOfAnAppendedTopicAtDifferentTimesThenNoOtherPartitionMoves() {
        String appended = Clusters.unique("appended");
        clusters.external().createTopic(appended, PARTITIONS);
        List<ReplicationEngine> workers = List.of(setup.running("w1", topic), setup.engine("w2"));
        workers.get(1).apply(sameSpec());
        awaitShared(workers, topic);
        List<Set<Integer>> before = owned(workers, topic);

        for (ReplicationEngine worker : workers) {
            worker.apply(setup.spec(topic, appended));
            Setup.await().until(() -> {
                assertThat(owned(workers, topic)).isEqualTo(before);
                return setup.status(worker).specVersion() == setup.version()
                        && owned(workers, appended).stream().mapToInt(Set::size).sum() == PARTITIONS;
            });
        }
        awaitShared(workers, appended);
        assertThat(owned(workers, topic)).isEqualTo(before);

        workers.forEach(worker -> worker.apply(sameSpec()));
        Setup.await().until(() -> owned(workers, appended).equals(List.of(Set.of(), Set.of())));
        assertThat(owned(workers, topic)).isEqualTo(before);
    }

    @Test
    void givenAWorkerThatKnowsOnlyKafkasOwnAssignorThenPartitionsAreSharedWithItAndComeBack() {
        ReplicationEngine worker = setup.running("w1", topic);
        Map<String, Object> old = new HashMap<>(clusters.internal().clientProperties());
        old.put(ConsumerConfig.GROUP_ID_CONFIG, setup.groupId());
        old.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        old.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> other =
                new KafkaConsumer<>(old, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            other.subscribe(Set.of(setup.copyOf(topic)));
            Setup.await().until(() -> {
                other.poll(Duration.ofMillis(100));
                return other.assignment().size() == PARTITIONS / 2
                        && setup.status(worker).partitions().size() == PARTITIONS / 2;
            });
        }

        feedAll(10);
        Setup.await().until(() -> setup.status(worker).partitions().size() == PARTITIONS);
        setup.awaitSame(topic);
    }

    private void awaitShared(List<ReplicationEngine> workers, String shared) {
        Setup.await().until(() -> owned(workers, shared).stream().allMatch(own -> own.size() == PARTITIONS / 2));
    }

    private List<Set<Integer>> owned(List<ReplicationEngine> workers, String of) {
        return workers.stream()
                .map(worker -> setup.status(worker).partitions().stream()
                        .filter(partition -> partition.mapping().externalTopic().equals(of))
                        .map(PartitionStatus::partition)
                        .collect(Collectors.toSet()))
                .toList();
    }

    private static long records(ReplicationEngine engine) {
        return engine.copied().stream().mapToLong(CopiedTopic::records).sum();
    }

    private boolean hasClash(ReplicationEngine engine) {
        return setup.status(engine).problems().stream().anyMatch(p -> p.code() == Problem.Code.WORKER_ID_CLASH);
    }

    private ReplicationSpec sameSpec() {
        return setup.spec(topic);
    }

    private void feedAll(int records) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            feed.numbers(topic, partition, fed, fed + records);
        }
        fed += records;
    }
}
