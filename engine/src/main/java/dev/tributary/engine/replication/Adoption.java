package dev.tributary.engine.replication;

import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
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
    private final Departure<C> departure;
    private final Supplier<Optional<TopicsSnapshot>> seen;
    private final Membership.Listener listener;
    private @Nullable TopicsSnapshot adopted;
    private boolean isComplete;

    Adoption(
            ReplicationLoop.Parts<C> parts,
            Settlement<C> settlement,
            Member member,
            Departure<C> departure,
            Supplier<Optional<TopicsSnapshot>> seen,
            Membership.Listener listener) {
        this.parts = parts;
        this.settlement = settlement;
        this.member = member;
        this.departure = departure;
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
            isComplete = departure.isOver(latest, followed);
            if (isComplete) {
                member.subscribe(followed);
            }
        }
        return latest;
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
