package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Seen;
import dev.tributary.engine.kit.Setup;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives is what was there, and nothing else. */
@OnBrokers
class ExactCopyTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");

    ExactCopyTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
    }

    @BeforeEach
    void createTopic() {
        clusters.external().createTopic(topic, 3);
    }

    @AfterEach
    void letGo() {
        setup.close();
        feed.close();
    }

    @Test
    void givenRecordsInSeveralPartitionsWhenReplicatedThenEachIsInItsPartitionInOrder() {
        feed.numbers(topic, 0, 0, 2_000).numbers(topic, 1, 0, 500).numbers(topic, 2, 0, 1);

        setup.running("w1", topic);

        setup.awaitSame(topic);
    }

    @Test
    void givenRunningWhenRecordsArriveThenTheyFlow() {
        setup.running("w1", topic);

        feed.numbers(topic, 1, 0, 100);

        setup.awaitSame(topic);
    }

    @Test
    void givenOddRecordsWhenReplicatedThenKeysValuesHeadersAndTimestampsSurvive() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("twice", "a".getBytes(StandardCharsets.UTF_8));
        headers.add("twice", "b".getBytes(StandardCharsets.UTF_8));
        headers.add("nothing", null);
        feed.one(topic, 0, null, "no key")
                .one(topic, 0, "tombstone", null)
                .one(topic, 0, "", "")
                .one(topic, 0, null, null)
                .one(new ProducerRecord<>(topic, 0, 0L, new byte[] {0, -1}, new byte[] {-128, 127}, headers))
                .one(new ProducerRecord<>(topic, 0, 4_102_444_800_000L, new byte[0], new byte[0], headers));

        setup.running("w1", topic);

        setup.awaitSame(topic);
    }

    @Test
    void givenExternalTransactionsWhenReplicatedThenAbortedRecordsNeverArriveAndThePositionPassesThem() {
        feed.transaction(topic, 0, 0, 50, true)
                .transaction(topic, 0, 50, 100, false)
                .transaction(topic, 0, 100, 150, true)
                .transaction(topic, 0, 150, 200, false);
        ReplicationEngine engine = setup.running("w1", topic);

        setup.awaitPartition(engine, topic, 0, p -> Long.valueOf(0).equals(p.lag()));

        assertThat(setup.copied(topic)).hasSize(100);
        setup.assertThatSame(topic);
    }

    @Test
    void givenCompactedTopicWithGapsWhenReplicatedThenTheRemainingRecordsArrive() {
        String compacted = Clusters.unique("compacted");
        clusters.external()
                .createTopic(
                        compacted,
                        1,
                        Map.of(
                                "cleanup.policy", "compact",
                                "segment.bytes", "1048576",
                                "min.cleanable.dirty.ratio", "0.001",
                                "max.compaction.lag.ms", "1",
                                "segment.ms", "100"));
        feed.numbers(compacted, 0, 0, 5).numbers(compacted, 0, 0, 5);
        Setup.await().until(() -> {
            // A record more rolls the segment, so that the cleaner may work on the earlier ones.
            feed.one(compacted, 0, "roll", "x");
            return clusters.external().read(compacted).stream()
                            .filter(ExactCopyTest::isNumber)
                            .count()
                    == 5;
        });

        setup.running("w1", compacted);

        setup.awaitCopied(compacted, 6);
        assertThat(setup.copied(compacted).stream()
                        .filter(ExactCopyTest::isNumber)
                        .map(Seen::key))
                .containsExactly("k0", "k1", "k2", "k3", "k4");
    }

    @Test
    void givenLargeRecordsWhenReplicatedThenTheyArrive() {
        feed.one(topic, 2, "large", "x".repeat(900_000)).one(topic, 2, "large too", "y".repeat(900_000));

        setup.running("w1", topic);

        setup.awaitSame(topic);
    }

    private static boolean isNumber(Seen seen) {
        return seen.key() != null && seen.key().startsWith("k");
    }
}
