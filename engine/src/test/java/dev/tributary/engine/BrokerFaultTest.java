package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Brokers go away and come back, on either side, one with a damaged disk; what is copied stays exact. */
@OnBrokers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerFaultTest {
    private final Clusters clusters = Clusters.toBeRestarted();
    private String topic;
    private Setup setup;
    private Feed feed;

    @BeforeEach
    void createTopic() {
        topic = Clusters.unique("orders");
        clusters.external().createTopic(topic, 2);
        setup = new Setup(clusters);
        feed = clusters.external().feed();
    }

    @AfterEach
    void letGo() {
        clusters.external().kafka().start();
        clusters.internal().kafka().start();
        setup.close();
        feed.close();
    }

    @AfterAll
    void endBrokers() {
        clusters.close();
    }

    @Test
    void givenFlowWhenTheExternalBrokerRestartsThenTheCopyIsExact() {
        feed.numbers(topic, 0, 0, 1_000);
        ReplicationEngine engine = setup.running("w1", topic);

        clusters.external().kafka().stop();
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_UNREACHABLE);
        clusters.external().kafka().start();
        feed.numbers(topic, 0, 1_000, 1_500).numbers(topic, 1, 0, 100);

        setup.awaitSame(topic);
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenFlowWhenTheInternalBrokerIsKilledInMidTransactionThenTheCopyIsExact() {
        ReplicationEngine engine = setup.running("w1", topic);
        feed.numbers(topic, 0, 0, 20_000);
        setup.awaitCopied(topic, 1);

        clusters.internal().kafka().kill();
        feed.numbers(topic, 1, 0, 20_000);
        setup.awaitProblem(engine, Problem.Code.INTERNAL_UNREACHABLE);
        clusters.internal().kafka().start();

        setup.awaitSame(topic);
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenFlowWhenTheInternalBrokerRestartsAtOnceThenTheCopyIsExact() {
        setup.running("w1", topic);
        feed.numbers(topic, 0, 0, 20_000);
        setup.awaitCopied(topic, 1);

        clusters.internal().kafka().stop();
        clusters.internal().kafka().start();
        feed.numbers(topic, 1, 0, 1_000);

        setup.awaitSame(topic);
    }

    /** B1: the partition says so and stays where it is. */
    @Test
    void givenABatchDamagedOnTheExternalDiskWhenItComesThenItIsNotCopiedAndTheOthersFlow() {
        feed.numbers(topic, 0, 0, 10);
        feed.one(topic, 0, "k10", "to-be-damaged");
        feed.one(topic, 0, "k11", "v11");
        clusters.external().damage(topic, 0, "to-be-damaged");
        feed.numbers(topic, 1, 0, 5);

        for (CopyPath path : CopyPath.values()) {
            try (Setup source = new Setup(clusters)) {
                ReplicationEngine engine =
                        source.engine(source.settings("w1").path(path).build());
                engine.apply(source.spec(topic));

                assertThatOnlyThePartitionStops(source, engine);
            }
        }
    }

    private void assertThatOnlyThePartitionStops(Setup source, ReplicationEngine engine) {
        Problem problem = source.awaitProblem(engine, Problem.Code.EXTERNAL_DATA_DAMAGED);
        assertThat(problem.message()).contains("offset 10", "checksum");
        source.awaitCopied(topic, 15);
        assertThat(source.copied(topic).stream().filter(seen -> seen.partition() == 0))
                .hasSize(10);
        source.awaitPartition(engine, topic, 0, p -> Long.valueOf(10).equals(p.committedPosition()));
    }
}
