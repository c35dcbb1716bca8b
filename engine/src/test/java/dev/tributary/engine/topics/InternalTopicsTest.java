package dev.tributary.engine.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tributary.engine.kit.Cluster;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.OnBrokers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
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

    /** Brokers before Kafka 4.0 let segments be this small. */
    @Test
    void givenASettingThatTheClusterRefusesWhenItSaysNothingOfWhatIsKeptThenTheTopicIsCreatedWithTheOthers() {
        Config external = config(Map.of(
                "segment.bytes", "100000",
                "cleanup.policy", "compact",
                "retention.ms", "-1",
                "max.message.bytes", "3000000"));

        try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
            new InternalTopics(admin, (short) 1).create(topic, 1, Optional.of(external));
        }

        assertThat(cluster.config(topic, "cleanup.policy")).isEqualTo("compact");
        assertThat(cluster.config(topic, "retention.ms")).isEqualTo("-1");
        assertThat(cluster.config(topic, "max.message.bytes")).isEqualTo("3000000");
        assertThat(cluster.config(topic, "segment.bytes")).isNotEqualTo("100000");
    }

    @Test
    void givenASettingThatTheClusterRefusesWhenItSaysWhatIsKeptThenNoTopicIsCreated() {
        Config external = config(Map.of("cleanup.policy", "archive"));

        try (Admin admin = Admin.create(Map.copyOf(cluster.clientProperties()))) {
            assertThatExceptionOfType(InvalidConfigurationException.class)
                    .isThrownBy(() -> new InternalTopics(admin, (short) 1).create(topic, 1, Optional.of(external)))
                    .withMessageContaining("archive");
        }

        assertThat(cluster.hasTopic(topic)).isFalse();
    }

    /** Settings that somebody gave a topic. */
    private static Config config(Map<String, String> settings) {
        return new Config(settings.entrySet().stream()
                .map(setting -> new ConfigEntry(
                        setting.getKey(),
                        setting.getValue(),
                        ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG,
                        false,
                        false,
                        List.of(),
                        ConfigEntry.ConfigType.STRING,
                        null))
                .toList());
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
