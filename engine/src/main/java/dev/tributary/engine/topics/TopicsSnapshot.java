package dev.tributary.engine.topics;

import dev.tributary.engine.ReplicationSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look at both clusters showed.
 *
 * @param spec the specification that was looked up
 * @param externalClusterId the external cluster's identity; null when it gives none
 * @param externalBrokers how many external brokers there are, at least 1
 * @param byName the topics that may be replicated by their internal name, in the specification's order; none when the
 *     source is refused
 */
public record TopicsSnapshot(
        ReplicationSpec spec,
        @Nullable String externalClusterId,
        int externalBrokers,
        Map<String, FollowedTopic> byName) {
    /** Copies the map. */
    public TopicsSnapshot {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** A snapshot of these topics. */
    public TopicsSnapshot(
            ReplicationSpec spec, @Nullable String externalClusterId, int externalBrokers, List<FollowedTopic> topics) {
        this(spec, externalClusterId, externalBrokers, named(topics));
    }

    private static Map<String, FollowedTopic> named(List<FollowedTopic> topics) {
        Map<String, FollowedTopic> byName = new LinkedHashMap<>();
        topics.forEach(topic -> byName.put(topic.mapping().internalTopic(), topic));
        return byName;
    }

    /** The topics that may be replicated, in the specification's order. */
    public Collection<FollowedTopic> topics() {
        return byName.values();
    }

    /** The topic with this internal name. */
    public Optional<FollowedTopic> byInternalName(String internalTopic) {
        return Optional.ofNullable(byName.get(internalTopic));
    }
}
