package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Seen;
import dev.tributary.engine.kit.Setup;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Where reading starts, and that the choice is made once. */
@OnBrokers
class OffsetPolicyTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");

    OffsetPolicyTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters).policy(OffsetPolicy.LATEST);
        this.feed = clusters.external().feed();
    }

    @BeforeEach
    void fill() {
        clusters.external().createTopic(topic, 2);
        feed.numbers(topic, 0, 0, 10);
    }

    @AfterEach
    void letGo() {
        setup.close();
        feed.close();
    }

    @Test
    void givenLatestWhenStartedThenOnlyNewRecordsArrive() {
        setup.running("w1", topic);

        feed.numbers(topic, 0, 10, 13);

        setup.awaitCopied(topic, 3);
        assertThat(setup.copied(topic)).extracting(Seen::key).containsExactly("k10", "k11", "k12");
    }

    @Test
    void givenLatestWhenSettledThenThePositionsOfAllPartitionsAreCommitted() {
        setup.running("w1", topic);

        // S1: one transaction, the partition without records included.
        assertThat(clusters.internal().groupOffsets(setup.groupId()))
                .extractingFromEntries(entry ->
                        entry.getKey().partition() + "@" + entry.getValue().offset())
                .containsExactlyInAnyOrder("0@10", "1@0");
    }

    @Test
    void givenEarliestIntoATopicThatWasWrittenBeforeWhenStartedThenTheLogWarnsOfDoubles() {
        clusters.internal().createTopic(setup.copyOf(topic), 2);
        try (Feed earlier = clusters.internal().feed()) {
            earlier.numbers(setup.copyOf(topic), 1, 0, 1);
        }

        assertThat(warningsOfDoubles(() -> setup.policy(OffsetPolicy.EARLIEST).running("w1", topic)))
                .singleElement()
                .asString()
                .contains("external_topic=" + topic + " is copied from its beginning", setup.copyOf(topic), "twice");
    }

    @Test
    void givenEarliestIntoANewTopicWhenStartedThenTheLogWarnsOfNothing() {
        assertThat(warningsOfDoubles(() -> setup.policy(OffsetPolicy.EARLIEST).running("w1", topic)))
                .isEmpty();
    }

    /** Of this test's topic: others may be at work at the same time. */
    private List<String> warningsOfDoubles(Runnable deed) {
        // SLF4J hands out a substitute while a test beside this one makes the logging ready.
        Logger logger = (Logger) await().until(
                        () -> LoggerFactory.getLogger("dev.tributary.engine.replication.StartFinder"),
                        Logger.class::isInstance);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
        try {
            deed.run();
        } finally {
            logger.setLevel(null);
            logger.detachAppender(log);
        }
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(topic))
                .toList();
    }

    @Test
    void givenLatestIsPinnedWhenRestartedThenRecordsOfTheMeantimeArrive() {
        ReplicationEngine first = setup.running("w1", topic);
        first.close();
        feed.numbers(topic, 0, 10, 20).numbers(topic, 1, 0, 5);

        setup.running("w1", topic);

        setup.awaitCopied(topic, 15);
        assertThat(setup.copied(topic)).hasSize(15);
    }

    @Test
    void givenAPositionWhenThePolicyChangesThenItIsNotAsked() {
        setup.policy(OffsetPolicy.EARLIEST).running("w1", topic).close();
        feed.numbers(topic, 0, 10, 20);

        setup.policy(OffsetPolicy.LATEST).running("w1", topic);

        setup.awaitSame(topic);
    }

    @Test
    void givenRunningWhenAPositionIsCommittedThenItsMetadataNamesTheLogItCountsIn() {
        setup.running("w1", topic);

        assertThat(clusters.internal().groupOffsets(setup.groupId()).values())
                .extracting(OffsetAndMetadata::metadata)
                .allMatch(text ->
                        text.contains("cluster=" + clusters.external().kafka().clusterId())
                                && text.contains("topic=" + clusters.external().topicId(topic)));
    }
}
