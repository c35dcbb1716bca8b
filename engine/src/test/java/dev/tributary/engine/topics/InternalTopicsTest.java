package dev.tributary.engine.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Cluster;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.OnBrokers;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What is done second: another worker was faster, or the operator. */
@OnBrokers
class InternalTopicsTest {
    private final Cluster cluster;
    private final String topic = Clusters.unique("made");

    InternalTopicsTest(Clusters clusters) {
        this.cluster = clusters.internal();
    }

    @Test
    void givenATopicThatSomebodyElseCreatedWhenCreatedThenItsPartitionsAreToldAndNotThoseWanted() {
        cluster.createTopic(topic, 1);

        try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
            assertThat(new InternalTopics(admin, (short) 1).create(topic, 3, Optional.empty()))
                    .isEqualTo(1);
        }
    }

    @Test
    void givenATopicThatSomebodyElseGrewWhenGrownThenItsPartitionsAreToldAndNotThoseWanted() {
        cluster.createTopic(topic, 3);

        try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
            assertThat(new InternalTopics(admin, (short) 1).grow(topic, 2)).isEqualTo(3);
        }
    }
}
