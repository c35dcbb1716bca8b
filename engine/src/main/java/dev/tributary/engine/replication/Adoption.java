package dev.tributary.engine.replication;

import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Brings what runs in line with what was last seen of the topics and with the specification that it was seen for. What
 * does not change is not touched. Used by the source's loop only.
 *
 * @param <C> the path's chunks
 */
final class Adoption<C extends Chunk> {
    private final ReplicationLoop.Parts<C> parts;
    private final Settlement<C> settlement;
    private final Member member;
    private final Supplier<Optional<TopicsSnapshot>> seen;
    private final Membership.Listener listener;
    private @Nullable TopicsSnapshot adopted;
    private boolean isComplete;

    Adoption(
            ReplicationLoop.Parts<C> parts,
            Settlement<C> settlement,
            Member member,
            Supplier<Optional<TopicsSnapshot>> seen,
            Membership.Listener listener) {
        this.parts = parts;
        this.settlement = settlement;
        this.member = member;
        this.seen = seen;
        this.listener = listener;
    }

    /** What was adopted last; empty before the first look. */
    Optional<TopicsSnapshot> topics() {
        return Optional.ofNullable(adopted);
    }

    /** Adopts everything again at the next step: something failed, perhaps in the midst of it. */
    void again() {
        adopted = null;
    }

    /** Takes over what was seen since the last step, and carries out the specification that it was seen for. */
    @Nullable TopicsSnapshot advance() {
        TopicsSnapshot latest = seen.get().orElse(null);
        if (latest == null) {
            return null;
        }
        TopicsSnapshot before = adopted;
        adopted = latest;
        Map<String, String> external = latest.spec().externalClientProperties();
        if (parts.reading().isOutdated(external, latest.externalBrokers())) {
            settlement.settle();
            parts.reading().renew(external, latest.externalBrokers());
        }
        if (!latest.equals(before) || !isComplete) {
            settlement.settle();
            List.copyOf(parts.ownership().all()).forEach(owned -> compare(owned, latest));
            if (before == null || before.spec().version() != latest.spec().version()) {
                parts.blocks().retryAll();
            }
            Set<String> followed = writable(latest);
            isComplete = refreshPositions(latest, followed);
            if (isComplete) {
                member.subscribe(followed);
            }
        }
        return latest;
    }

    /**
     * Commits the positions of topics that are not followed any more once again. The group keeps those of topics that
     * it follows; of others it forgets each some time after it was committed, which for an idle partition may be long
     * ago, and one that is followed again would be copied a second time. Returns whether it was tried: without a writer
     * it is too early to leave.
     */
    private boolean refreshPositions(TopicsSnapshot latest, Set<String> followed) {
        Map<TopicPartition, StoredPosition> leaving = new HashMap<>();
        for (OwnedPartition owned : parts.ownership().all()) {
            String topic = owned.internal().topic();
            if (!followed.contains(topic) && !isGone(topic, latest)) {
                owned.committed().ifPresent(position -> leaving.put(owned.internal(), position));
            }
        }
        if (leaving.isEmpty()) {
            return true;
        }
        if (!parts.lane().isUsable()) {
            return false;
        }
        parts.lane().pin(leaving);
        settlement.settle();
        return true;
    }

    /** The group takes no positions in a topic that is not there, and a commit would wait for it. */
    private static boolean isGone(String internalTopic, TopicsSnapshot topics) {
        return topics.byInternalName(internalTopic)
                .filter(topic -> topic.internalPartitions() == null)
                .isPresent();
    }

    private static Set<String> writable(TopicsSnapshot topics) {
        Set<String> internal = new HashSet<>();
        for (FollowedTopic topic : topics.topics()) {
            if (topic.writable()) {
                internal.add(topic.mapping().internalTopic());
            }
        }
        return internal;
    }

    /** Holds an owned partition against what was just seen of its topic. */
    private void compare(OwnedPartition owned, TopicsSnapshot topics) {
        Optional<FollowedTopic> found = topics.byInternalName(owned.internal().topic());
        if (found.isEmpty()) {
            return;
        }
        FollowedTopic topic = found.get();
        if (!topic.mapping().equals(owned.mapping())) {
            List<TopicPartition> same = List.of(owned.internal());
            listener.lost(same);
            listener.taken(same);
        } else if (owned.is(OwnedPartition.Phase.READING)) {
            boolean readable = owned.partition() < topic.commonPartitions();
            if (!readable || parts.blocks().isForeign(owned, owned.origin(), Takeover.origin(topic, topics))) {
                parts.reading().stop(List.of(owned));
            }
            if (!readable) {
                owned.seek();
            }
        }
    }
}
