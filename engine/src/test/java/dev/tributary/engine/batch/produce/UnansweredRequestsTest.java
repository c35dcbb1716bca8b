package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tributary.engine.batch.ScriptedCluster;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.protocol.ApiKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Brokers remember no more of a producer than its last five batches, so no more may be on their way. */
class UnansweredRequestsTest {
    private static final int HANGING = 1;
    private static final int OTHER_BROKER = 2;
    private static final int MOST = 5;

    private final WriterKit kit = new WriterKit(2, 2, Duration.ofSeconds(30), Map.of());
    private final ScriptedCluster cluster = kit.cluster;

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void givenABrokerThatAnswersNothing_whenManyBatchesAreAppended_thenFiveAreOnTheirWayAndAllAreWrittenAtLast() {
        kit.writer.initialize();
        kit.writer.begin();
        kit.appendAndAwait(0, kit.internal);
        kit.appendAndAwait(0, kit.other);
        cluster.mute(HANGING);

        for (int offset = 1; offset <= 3 * MOST; offset++) {
            kit.append(offset, kit.internal);
            // The other broker gets its own once those for the first have been sent.
            long others = offset;
            kit.append(offset, kit.other);
            Awaitility.await().until(() -> cluster.asked(ApiKeys.PRODUCE, OTHER_BROKER) == 1 + others);
        }
        Awaitility.await().until(() -> cluster.asked(ApiKeys.PRODUCE, HANGING) >= 1 + MOST);
        assertThat(cluster.asked(ApiKeys.PRODUCE, HANGING)).isEqualTo(1 + MOST);

        cluster.unmute(HANGING);
        assertThatCode(() -> kit.commit(3 * MOST + 1).await()).doesNotThrowAnyException();
        assertThat(cluster.asked(ApiKeys.PRODUCE, HANGING)).isEqualTo(1 + MOST + 3 * MOST);
    }
}
