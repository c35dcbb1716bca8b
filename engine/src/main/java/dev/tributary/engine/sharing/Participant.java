package dev.tributary.engine.sharing;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * A member of the group, as it says of itself when it joins.
 *
 * @param id the member
 * @param topics what it takes part for
 * @param claims what it owns and goes on owning until it is told otherwise
 * @param generation the generation in which it learned of its claims
 * @param memory what it was told last
 */
record Participant(String id, Set<String> topics, Set<TopicPartition> claims, int generation, Memory memory) {}
