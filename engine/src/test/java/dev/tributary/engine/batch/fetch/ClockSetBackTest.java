package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a reader that waits for a broker while somebody sets the clock back by an hour. */
class ClockSetBackTest {
    private static final long AN_HOUR_MS = 3_600_000;
    private static final long A_WHILE_MS = 4_000;
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final ShiftedTime time = new ShiftedTime();
    private final AtomicBoolean isSetBack = new AtomicBoolean();
    private ScriptedTopic cluster;
    private BatchReader reader;

    @BeforeEach
    void start() {
        cluster = new ScriptedTopic(1, "orders", 1);
        // It asks as part of a poll, which then waits for what never comes.
        cluster.script(ApiKeys.FETCH, (broker, request) -> {
            if (isSetBack.compareAndSet(false, true)) {
                time.setBack(AN_HOUR_MS);
            }
            return null;
        });
        reader = new BatchReader(cluster.properties(), "reader", new PathLimits(16 << 20, 16 << 20, 1 << 20), time);
        reader.read(Map.of(cluster.partition(0), Position.at(0)));
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
        cluster.close();
    }

    private void pollUntilSetBack() {
        Awaitility.await().until(() -> {
            reader.poll(A_MOMENT);
            return isSetBack.get();
        });
    }

    @Test
    void givenAPollThatWaits_whenTheClockIsSetBack_thenItEndsInTime() {
        pollUntilSetBack();
    }

    @Test
    void givenABrokerThatIsSilent_whenTheClockIsSetBack_thenItIsFoundOutAsSoonAsEver() {
        pollUntilSetBack();
        cluster.script(ApiKeys.API_VERSIONS, (broker, request) -> null);
        cluster.script(ApiKeys.METADATA, (broker, request) -> null);

        assertThatThrownBy(() -> Awaitility.await().until(() -> {
                    time.pass(A_WHILE_MS);
                    reader.poll(A_MOMENT);
                    return false;
                }))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("no external broker has answered");
    }
}
