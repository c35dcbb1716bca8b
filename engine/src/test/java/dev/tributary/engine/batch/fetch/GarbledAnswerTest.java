package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.ScriptedCluster;
import dev.tributary.engine.batch.net.BrokenConnectionException;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

/** N3: what comes after an answer that cannot be read is asked for anew, on new connections. */
class GarbledAnswerTest {
    @Test
    void givenAnAnswerThatCannotBeRead_whenReadOn_thenItIsAskedForAnew() {
        try (ScriptedCluster cluster = new ScriptedCluster(1, 2);
                BatchReader reader = new BatchReader(
                        cluster.properties(), "reader", new PathLimits(1 << 20, 1 << 20, 1 << 20), Time.SYSTEM)) {
            cluster.garble(ApiKeys.FETCH);
            reader.read(Map.of(new TopicPartition("t", 0), Position.at(0)));

            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(10)))
                        .isInstanceOf(BrokenConnectionException.class);
            }
        }
    }
}
