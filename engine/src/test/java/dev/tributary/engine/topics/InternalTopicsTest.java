package dev.tributary.engine.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tributary.engine.kit.Cluster;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.OnBrokers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidConfigurationException;
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

    @Test
    void givenAClusterThatTakesNeitherNameOfASettingWhenCreatedThenWhatItSaysOfTodaysNameIsTold() {
        try (Admin admin = new RefusingTodaysName(cluster.clientProperties())) {
            assertThatExceptionOfType(InvalidConfigurationException.class)
                    .isThrownBy(() -> new InternalTopics(admin, (short) 1).create(topic, 1, Optional.empty()))
                    .withMessageContaining("message.timestamp.before.max.ms");
        }
    }

    /** The broker is of today and does not know the old name; with this it does not take today's either. */
    private static final class RefusingTodaysName extends ForwardingAdmin {
        RefusingTodaysName(Map<String, String> properties) {
            super(Map.copyOf(properties));
        }

        @Override
        public CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
            for (NewTopic each : topics) {
                Map<String, String> configs = new HashMap<>(each.configs());
                String value = configs.remove("message.timestamp.before.max.ms");
                if (value != null) {
                    configs.put("not.message.timestamp.before.max.ms", value);
                }
                each.configs(configs);
            }
            return super.createTopics(topics, options);
        }
    }
}
