package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.RandomLog;
import dev.tributary.engine.kit.Setup;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an external log holds, both paths write the same, and it is what the external cluster's readers see. */
@OnBrokers
class BothPathsTest {
    private static final Map<String, String> LARGE = Map.of("max.message.bytes", "3000000");

    private final Clusters clusters;
    private final String topic = Clusters.unique("any");

    BothPathsTest(Clusters clusters) {
        this.clusters = clusters;
    }

    private void assertThatBothPathsCopyTheSame() {
        try (Setup bytes = new Setup(clusters);
                Setup records = new Setup(clusters)) {
            bytes.engine(bytes.settings("w1").path(CopyPath.BYTES).build()).apply(bytes.spec(topic));
            records.engine(records.settings("w1").path(CopyPath.RECORDS).build())
                    .apply(records.spec(topic));

            bytes.awaitSame(topic);
            records.awaitSame(topic);

            assertThat(bytes.copied(topic)).isEqualTo(records.copied(topic));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givenAnyLogWhenCopiedOnBothPathsThenTheCopiesAreTheSame(long seed) {
        clusters.external().createTopic(topic, 3, LARGE);
        new RandomLog(clusters.external(), topic, 3, false, seed).write(12);

        assertThatBothPathsCopyTheSame();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void givenALogStampedByItsBrokerWhenCopiedOnBothPathsThenItsTimesAreKept(long seed) {
        clusters.external()
                .createTopic(
                        topic, 2, Map.of("max.message.bytes", "3000000", "message.timestamp.type", "LogAppendTime"));
        new RandomLog(clusters.external(), topic, 2, false, seed).write(6);

        assertThatBothPathsCopyTheSame();
    }

    @Test
    void givenACompactedLogWhenCopiedOnBothPathsThenWhatIsLeftOfItIsTheSame() {
        clusters.external()
                .createTopic(
                        topic,
                        1,
                        Map.of(
                                "cleanup.policy", "compact",
                                "retention.ms", "-1",
                                "segment.bytes", "1048576",
                                "min.cleanable.dirty.ratio", "0.001",
                                "max.compaction.lag.ms", "1",
                                "segment.ms", "100",
                                "max.message.bytes", "3000000"));
        RandomLog log = new RandomLog(clusters.external(), topic, 1, true, 7);
        log.write(6);
        Setup.await().until(() -> {
            log.write(1);
            return clusters.external().read(topic).size() < clusters.external().endOffset(topic, 0) / 2;
        });
        // What is compared must not be compacted any further meanwhile.
        clusters.external().setConfig(topic, "cleanup.policy", "delete");

        assertThatBothPathsCopyTheSame();
    }
}
