package dev.tributary.engine.topics;

import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.clients.Await;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.jspecify.annotations.Nullable;

/**
 * What the external cluster shows.
 *
 * @param clusterId its identity; null when it gives none
 * @param brokers how many brokers it has, at least 1
 * @param topics what it says about each topic
 */
record ExternalLook(@Nullable String clusterId, int brokers, Map<String, TopicLook> topics) {

    /**
     * Asks it.
     *
     * @throws org.apache.kafka.common.KafkaException when it cannot be asked
     */
    static ExternalLook at(Admin external, List<TopicMapping> mappings) {
        DescribeClusterResult cluster = external.describeCluster();
        int brokers = Math.max(1, Await.answer(cluster.nodes()).size());
        String clusterId = Await.answer(cluster.clusterId());
        List<String> names = mappings.stream().map(TopicMapping::externalTopic).toList();
        return new ExternalLook(clusterId, brokers, TopicLook.at(external, names));
    }
}
