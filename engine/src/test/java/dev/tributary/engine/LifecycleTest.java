package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starting, changing and ending replications. */
@OnBrokers
class LifecycleTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");

    LifecycleTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
    }

    @BeforeEach
    void createTopic() {
        clusters.external().createTopic(topic, 1);
    }

    @AfterEach
    void letGo() {
        setup.close();
        feed.close();
    }

    @Test
    void givenRunningWhenRemovedThenItLetsGoAndIsForgotten() throws InterruptedException {
        ReplicationEngine engine = setup.running("w1", topic);

        engine.remove(setup.sourceId());

        assertThat(engine.awaitStopped(setup.sourceId(), Duration.ofSeconds(30)))
                .isTrue();
        Setup.await().until(() -> engine.statuses().isEmpty());
    }

    @Test
    void givenJustRemovedWhenAppliedAgainThenItGoesOnExactly() {
        feed.numbers(topic, 0, 0, 100);
        ReplicationEngine engine = setup.running("w1", topic);
        setup.awaitCopied(topic, 100);

        engine.remove(setup.sourceId());
        engine.apply(setup.spec(topic));
        feed.numbers(topic, 0, 100, 200);

        setup.awaitSame(topic);
    }

    @Test
    void givenRemovedWhileItWaitsForItsPredecessorWhenThatHasLetGoThenItBeginsNothing() {
        ReplicationEngine engine = setup.running("w1", topic);
        String never = Clusters.unique("never");
        clusters.external().createTopic(never, 1);

        engine.remove(setup.sourceId());
        engine.apply(setup.spec(topic, never));
        engine.remove(setup.sourceId());

        Setup.await().until(() -> engine.statuses().isEmpty());
        assertThat(clusters.internal().hasTopic(setup.copyOf(never))).isFalse();
    }

    @Test
    void givenRunningWhenALowerVersionIsAppliedThenNothingChanges() {
        ReplicationSpec older = setup.spec();
        ReplicationEngine engine = setup.running("w1", topic);

        engine.apply(older);

        feed.numbers(topic, 0, 0, 10);
        setup.awaitSame(topic);
        assertThat(setup.status(engine).specVersion()).isEqualTo(2);
    }

    @Test
    void givenNoTopicsWhenStartedThenItRuns() {
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec());

        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenClosedWhenAppliedThenThatIsRefused() {
        ReplicationEngine engine = setup.engine("w1");
        engine.close();

        assertThatThrownBy(() -> engine.apply(setup.spec(topic)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void givenAnUnknownSourceWhenRemovedThenNothingHappens() {
        ReplicationEngine engine = setup.engine("w1");

        engine.remove("nobody");

        assertThat(engine.statuses()).isEmpty();
    }

    @Test
    void givenRecordsCopiedWhenRunningThenTheExternalGroupShowsThePosition() {
        feed.numbers(topic, 0, 0, 25);

        setup.running("w1", topic);

        Setup.await()
                .untilAsserted(() -> assertThat(clusters.external()
                                .groupOffsets(setup.groupId())
                                .values())
                        .extracting(offset -> offset.offset())
                        .containsExactly(25L));
    }

    @Test
    void givenRecordsCopiedWhenCaughtUpThenTheStatusCountsThem() {
        feed.numbers(topic, 0, 0, 25);

        ReplicationEngine engine = setup.running("w1", topic);

        setup.awaitPartition(
                engine,
                topic,
                0,
                p -> p.recordsCopied() == 25 && Long.valueOf(0).equals(p.lag()));
    }

    @Test
    void givenRecordsCopiedWhenRemovedAndAppliedAgainAndClosedThenEachIsCountedOnce() {
        feed.numbers(topic, 0, 0, 100);
        ReplicationEngine engine = setup.running("w1", topic);
        setup.awaitCopied(topic, 100);
        engine.remove(setup.sourceId());
        engine.apply(setup.spec(topic));
        feed.numbers(topic, 0, 100, 125);
        setup.awaitCopied(topic, 125);

        engine.close();

        assertThat(engine.copied())
                .extracting(CopiedTopic::sourceId, CopiedTopic::externalTopic, CopiedTopic::records)
                .containsExactly(tuple(setup.sourceId(), topic, 125L));
    }

    @Test
    void givenManySourcesWhenTheyShareTheMemoryThenAllFlow() {
        ReplicationEngine engine =
                setup.engine(setup.settings("w1").maxBytesInFlight(1 << 20).build());
        Setup second = new Setup(clusters);
        Setup third = new Setup(clusters);
        feed.numbers(topic, 0, 0, 5_000);
        engine.apply(setup.spec(topic));
        engine.apply(second.spec(topic));
        engine.apply(third.spec(topic));

        setup.awaitSame(topic);
        second.awaitSame(topic);
        third.awaitSame(topic);
    }
}
