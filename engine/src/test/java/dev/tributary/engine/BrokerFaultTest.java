package dev.tributary.engine;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.ClustersExtension;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.Setup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Brokers go away and come back, on either side; the copy stays exact. Alone, as all share these brokers. */
@Isolated
@ExtendWith(ClustersExtension.class)
class BrokerFaultTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");

    BrokerFaultTest(Clusters clusters) {
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
        clusters.external().kafka().start();
        clusters.internal().kafka().start();
        setup.close();
        feed.close();
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
}
