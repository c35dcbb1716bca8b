package dev.tributary.engine.sharing;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What the members own from now on.
 *
 * @param byMember every member's partitions; none is in two lists
 * @param memory what every member has to bring along the next time
 */
record Shares(Map<String, List<TopicPartition>> byMember, Memory memory) {}
