package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowedTopicsTest {
    private final FollowedTopics topics = new FollowedTopics(1_000);

    @Test
    void givenATopicThatNothingIsWrittenTo_whenItHasBeenIdleForSoLong_thenOnlyItIsForgotten() {
        topics.use("idle", 0);
        topics.use("busy", 0);
        topics.use("busy", 900);
        assertThat(topics.forgetIdle(999)).isFalse();

        assertThat(topics.forgetIdle(1_100)).isTrue();

        assertThat(topics.all()).containsExactly("busy");
    }

    @Test
    void givenATopicThatWasForgotten_whenItIsUsedAgain_thenItIsNew() {
        assertThat(topics.use("t", 0)).isTrue();
        assertThat(topics.use("t", 0)).isFalse();

        assertThat(topics.forget(Set.of("t", "other"))).isTrue();

        assertThat(topics.use("t", 0)).isTrue();
    }
}
