package dev.tributary.engine.topics;

import dev.tributary.engine.clients.Await;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads the settings of one topic. */
final class TopicSettings {
    private TopicSettings() {}

    /**
     * The settings in force, those of the cluster included.
     *
     * @throws org.apache.kafka.common.KafkaException when they cannot be read
     */
    static Config read(Admin admin, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        KafkaFuture<Config> answer =
                admin.describeConfigs(List.of(resource)).values().get(resource);
        if (answer == null) {
            throw new UnknownTopicOrPartitionException("the cluster says nothing about topic " + topic);
        }
        return Await.answer(answer);
    }
}
