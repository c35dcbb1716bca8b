package dev.tributary.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.runtime.kafka.InternalTopics;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many may wait for a cluster that does not answer. */
class ClusterAccessTest {
    private final InternalTopics topics =
            new InternalTopics(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(300));
    private final ClusterAccess cluster = new ClusterAccess(topics);

    @AfterEach
    void closeTheTopics() {
        topics.close();
    }

    @Test
    void aRequestTooManyIsTurnedAwayAtOnce() {
        assertThatThrownBy(() -> waiting(ClusterAccess.MOST_AT_ONCE, () -> "answer"))
                .isInstanceOf(ServiceException.Unavailable.class)
                .hasMessageContaining("already wait for the internal cluster");
    }

    @Test
    void theLastPlaceIsGivenAway() {
        assertThat(waiting(ClusterAccess.MOST_AT_ONCE - 1, () -> "answer")).isEqualTo("answer");
    }

    @Test
    void aPlaceIsFreeAgainAfterAFailure() {
        for (int i = 0; i < ClusterAccess.MOST_AT_ONCE; i++) {
            assertThatThrownBy(() -> cluster.tell(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(cluster.ask(() -> "answer")).isEqualTo("answer");
    }

    /** Asks while so many other questions are open. */
    private String waiting(int others, Supplier<String> question) {
        return others == 0 ? cluster.ask(question) : cluster.ask(() -> waiting(others - 1, question));
    }
}
