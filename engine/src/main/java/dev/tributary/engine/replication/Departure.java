package dev.tributary.engine.replication;

import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the positions of topics that are not followed any more once again. The group keeps those of topics that it
 * follows; of others it forgets each some time after it was committed, which for an idle partition may be long ago, and
 * one that is followed again would be copied a second time. Used by the source's loop only.
 *
 * @param <C> the path's chunks
 */
final class Departure<C extends Chunk> {
    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    /** A writer is made anew, and a group settles, within less. Whoever removes a topic will not wait for ever. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final ReplicationLoop.Parts<C> parts;
    private final Settlement<C> settlement;
    private final Stored group;
    private final Worker worker;
    private @Nullable Long sinceNanos;
    private long notBeforeNanos;
    private @Nullable Question question;

    /** Positions that the group was asked for, and the ownership under which they hold. */
    private record Question(
            Set<TopicPartition> asked, long epoch, CompletableFuture<Map<TopicPartition, StoredPosition>> answer) {}

    /** Asks the group for the positions of a topic's first partitions. */
    @FunctionalInterface
    interface Stored {
        CompletionStage<Positions.Held> of(String internalTopic, int partitions);
    }

    Departure(ReplicationLoop.Parts<C> parts, Settlement<C> settlement, Stored group, Worker worker) {
        this.parts = parts;
        this.settlement = settlement;
        this.group = group;
        this.worker = worker;
    }

    /**
     * Does what can be done now, for topics that are there and not among those that are followed; nothing may be
     * undecided. Returns whether the group may be left for them: all is committed, or it cannot be.
     */
    boolean isOver(TopicsSnapshot latest, Set<String> followed) {
        List<OwnedPartition> leaving = parts.ownership().all().stream()
                .filter(owned -> !followed.contains(owned.internal().topic()))
                .filter(owned -> !isGone(owned.internal().topic(), latest))
                .toList();
        boolean over = leaving.isEmpty() || isTooLong(leaving) || isCommitted(leaving);
        if (over) {
            sinceNanos = null;
            question = null;
        }
        return over;
    }

    /** The group takes no positions in a topic that is not there, and a commit would wait for it. */
    private static boolean isGone(String internalTopic, TopicsSnapshot topics) {
        return topics.byInternalName(internalTopic)
                .filter(topic -> topic.internalPartitions() == null)
                .isPresent();
    }

    private boolean isTooLong(List<OwnedPartition> leaving) {
        long now = worker.clock().nanos();
        Long since = sinceNanos;
        if (since == null) {
            sinceNanos = now;
            notBeforeNanos = now;
            return false;
        }
        if (now - since < AT_MOST.toNanos()) {
            return false;
        }
        warn(leaving);
        return true;
    }

    private void warn(List<OwnedPartition> leaving) {
        LOG.warn(
                "worker={} could not commit the positions of {} once more; the internal cluster forgets them after its"
                        + " offsets.retention.minutes, counted from when each was committed last",
                worker.settings().workerId(),
                leaving.stream().map(OwnedPartition::internal).toList());
    }

    private boolean isCommitted(List<OwnedPartition> leaving) {
        if (!parts.lane().isUsable() || worker.clock().nanos() - notBeforeNanos < 0) {
            return false;
        }
        Map<TopicPartition, StoredPosition> known = new HashMap<>();
        leaving.forEach(owned -> owned.committed().ifPresent(position -> known.put(owned.internal(), position)));
        List<TopicPartition> unknown = leaving.stream()
                .map(OwnedPartition::internal)
                .filter(partition -> !known.containsKey(partition))
                .toList();
        if (!unknown.isEmpty()) {
            Map<TopicPartition, StoredPosition> stored = stored(unknown);
            if (stored == null) {
                return false;
            }
            known.putAll(stored);
        }
        if (known.isEmpty()) {
            return true;
        }
        parts.lane().pin(known);
        if (settlement.settle()) {
            return true;
        }
        if (parts.lane().isUsable()) {
            // The group has changed meanwhile, which is no failure.
            tryLater();
            return false;
        }
        // Not again: the topic may be gone, and everybody else waits for each try.
        warn(leaving);
        return true;
    }

    private void tryLater() {
        question = null;
        notBeforeNanos = worker.clock().nanos() + ASK_AGAIN.toNanos();
    }

    /** What the group holds of partitions whose positions are not known; null when that is not known either. */
    private @Nullable Map<TopicPartition, StoredPosition> stored(List<TopicPartition> unknown) {
        Question open = question;
        long epoch = parts.ownership().epoch();
        if (open == null || open.epoch() != epoch || !open.asked().containsAll(unknown)) {
            question = new Question(Set.copyOf(unknown), epoch, ask(unknown));
            return null;
        }
        if (!open.answer().isDone()) {
            return null;
        }
        try {
            Map<TopicPartition, StoredPosition> stored =
                    new HashMap<>(open.answer().join());
            stored.keySet().retainAll(unknown);
            return stored;
        } catch (CompletionException e) {
            LOG.debug("worker={} positions could not be read", worker.settings().workerId(), e);
            tryLater();
            return null;
        }
    }

    /** Fails when a position is not decided. */
    private CompletableFuture<Map<TopicPartition, StoredPosition>> ask(List<TopicPartition> unknown) {
        Map<String, Integer> partitions = unknown.stream()
                .collect(Collectors.toMap(TopicPartition::topic, one -> one.partition() + 1, Math::max));
        Map<TopicPartition, StoredPosition> stored = new HashMap<>();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        partitions.forEach((topic, count) -> answers.add(group.of(topic, count)
                .thenAccept(held -> take(topic, held, stored))
                .toCompletableFuture()));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> stored);
    }

    private static void take(String topic, Positions.Held held, Map<TopicPartition, StoredPosition> into) {
        if (!held.undecided().isEmpty()) {
            throw new IllegalStateException("positions of " + topic + " are not decided: " + held.undecided());
        }
        synchronized (into) {
            held.stored().forEach((partition, position) -> into.put(new TopicPartition(topic, partition), position));
        }
    }
}
