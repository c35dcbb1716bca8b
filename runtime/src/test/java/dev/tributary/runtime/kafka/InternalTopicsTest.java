package dev.tributary.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said while there is no broker. */
class InternalTopicsTest {

    @Test
    void aClusterWhoseNameCannotBeResolvedIsUnavailable() {
        Map<String, String> client = Map.of("bootstrap.servers", "kafka.invalid:9092");

        try (InternalTopics topics = new InternalTopics(client, Duration.ofMillis(300))) {
            assertThatThrownBy(() -> topics.find("t")).isInstanceOf(ClusterException.Unavailable.class);
        }
    }
}
