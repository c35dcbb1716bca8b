package dev.tributary.engine;

import java.util.List;
import java.util.Map;

/**
 * Looks at an external cluster once, for somebody who wants to know whether topics can be copied from there. Changes
 * nothing on any cluster and copies nothing. Safe for use by several threads.
 */
public interface ConnectionProbe {

    /**
     * Looks, for less than half a minute when names resolve at once. A cluster that cannot be reached or refuses is an
     * answer, never an exception.
     *
     * @param externalClientProperties Kafka client properties that reach the external cluster,
     *     {@code bootstrap.servers} among them; their values are told nowhere but for the addresses
     * @param topics the topics that shall be copied; possibly none
     * @throws org.apache.kafka.common.errors.InterruptException when interrupted
     */
    ConnectionReport look(Map<String, String> externalClientProperties, List<TopicMapping> topics);
}
