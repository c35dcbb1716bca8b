package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchPath;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.FaultyPath;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import dev.tributary.engine.records.RecordPath;
import dev.tributary.engine.replication.LocalReplicationEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1, T2, L2, R1: whatever step fails, before or after it took effect, the copy stays exact. */
@OnBrokers
class AnyDoubtTest {
    private static final int RECORDS = 3_000;

    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");

    AnyDoubtTest(Clusters clusters) {
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenEveryStepOfTheRecordPathFailsNowAndThenWhenReplicatedThenTheCopyIsExact(long seed) {
        copyDespite(new FaultyPath<>(new RecordPath(), seed, 15, 12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenEveryStepOfTheBytePathFailsNowAndThenWhenReplicatedThenTheCopyIsExact(long seed) {
        copyDespite(new FaultyPath<>(new BatchPath(), seed, 15, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"before beginning", "before appending", "after appending", "before sending", "before committing"
            })
    void givenTwoPartitionsReadAtOnceWhenOneStepFailsThenNeitherLosesARecord(String step) {
        copyTwoPartitionsDespite(new FaultyPath<>(new BatchPath(), step));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before reading", "before initializing", "after appending", "after committing"})
    void givenAnErrorInOneStepWhenReplicatedThenTheSourceGoesOnAndTheCopyIsExact(String step) {
        copyTwoPartitionsDespite(FaultyPath.withError(new BatchPath(), step));
    }

    @Test
    void givenAStepThatFailsWhileTheEndIsAskedForWhenStartedAgainThenNoRecordIsMissing() {
        FaultyPath<?> path = FaultyPath.withError(new BatchPath(), "before appending");
        feed.numbers(topic, 0, 0, 20);
        try (ReplicationEngine engine =
                new LocalReplicationEngine(setup.settings("w1").build(), path)) {
            path.meanwhile(() -> engine.remove(setup.sourceId()));
            engine.apply(setup.spec(topic));
            Setup.await().until(() -> engine.statuses().isEmpty());

            engine.apply(setup.spec(topic));

            setup.awaitSame(topic);
        }
    }

    private void copyTwoPartitionsDespite(FaultyPath<?> path) {
        feed.numbers(topic, 0, 0, 20);
        feed.numbers(topic, 1, 0, 20);

        try (ReplicationEngine engine =
                new LocalReplicationEngine(setup.settings("w1").build(), path)) {
            engine.apply(setup.spec(topic));
            setup.awaitSame(topic);
        }

        assertThat(path.faults()).isPositive();
    }

    private void copyDespite(FaultyPath<?> path) {
        feed.numbers(topic, 0, 0, RECORDS);
        ReplicationEngine engine = new LocalReplicationEngine(
                setup.settings("w1").transactionMaxBytes(2_000).build(), path);
        try (engine) {
            engine.apply(setup.spec(topic));

            feed.numbers(topic, 1, 0, RECORDS);
            setup.awaitSame(topic);
        }

        assertThat(path.faults()).isPositive();
        setup.assertThatSame(topic);
    }
}
