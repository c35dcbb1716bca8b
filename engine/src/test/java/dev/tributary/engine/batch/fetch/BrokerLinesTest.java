package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.net.ClusterConnection;
import java.util.Map;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerLinesTest {
    private static final long BUDGET = 64 << 20;
    private static final long FAR_MS = 100;
    private static final int TIMEOUT_MS = 5_000;
    private static final Node NEARBY = new Node(1, "127.0.0.1", 9092);
    private static final Node ELSEWHERE = new Node(1, "127.0.0.1", 9093);

    /** Nothing is connected: it only makes sessions. */
    private final ClusterConnection connection = new ClusterConnection(
            FetchSettings.of(Map.of("bootstrap.servers", "127.0.0.1:9092"), "lines")
                    .config(),
            1,
            TIMEOUT_MS,
            new DirectBufferPool(1 << 20),
            Time.SYSTEM);

    private final BrokerLines broker = new BrokerLines(NEARBY, TIMEOUT_MS, connection::newFetchSession);

    @AfterEach
    void close() {
        connection.close();
    }

    private void fullAnswersFromFarAway() {
        FetchSize size = broker.size();
        for (int i = 0; i < 2 * FetchSize.ENOUGH_ANSWERS; i++) {
            size.fitInto(BUDGET, 1);
            size.wayTook(FAR_MS);
            size.learn(size.recordBytes(), size.memoryBytes(), true, FAR_MS);
        }
    }

    @Test
    void givenABrokerNearby_whenItMovesFarAway_thenItIsAskedOverSeveralLinesThere() {
        broker.size().wayTook(1);
        fullAnswersFromFarAway();
        assertThat(broker.inUse(NEARBY)).hasSize(1);

        assertThat(broker.inUse(ELSEWHERE)).hasSize(1);
        fullAnswersFromFarAway();

        assertThat(broker.inUse(ELSEWHERE))
                .hasSizeGreaterThan(1)
                .extracting(line -> line.node().port())
                .containsOnly(ELSEWHERE.port());
    }

    @Test
    void givenSeveralLines_whenTheBrokerMoves_thenAllOfThemMoveWithIt() {
        fullAnswersFromFarAway();
        int lines = broker.inUse(NEARBY).size();

        assertThat(broker.inUse(ELSEWHERE))
                .hasSize(lines)
                .extracting(line -> line.node().port())
                .containsOnly(ELSEWHERE.port());
    }
}
