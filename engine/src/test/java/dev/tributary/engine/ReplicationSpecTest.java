package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReplicationSpecTest {
    @Test
    void givenAnExternalTopicTwiceWhenBuiltThenItIsRefusedByName() {
        ReplicationSpec.Builder twice =
                spec().addTopics(new TopicMapping("orders", "a.orders"), new TopicMapping("orders", "b.orders"));

        assertThatThrownBy(twice::build)
                .hasMessageContaining("orders -> b.orders")
                .hasMessageContaining("shop");
    }

    @Test
    void givenAnInternalTopicTwiceWhenBuiltThenItIsRefused() {
        ReplicationSpec.Builder twice =
                spec().addTopics(new TopicMapping("orders", "copy"), new TopicMapping("refunds", "copy"));

        assertThatThrownBy(twice::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenSecretsWhenPrintedThenTheyDoNotShow() {
        ReplicationSpec spec = spec().putExternalClientProperties("sasl.jaas.config", "top-secret")
                .build();

        assertThat(spec.toString()).doesNotContain("top-secret");
    }

    private static ReplicationSpec.Builder spec() {
        return ReplicationSpec.builder().sourceId("1").sourceName("shop").version(1);
    }
}
