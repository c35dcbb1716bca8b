package dev.tributary.engine.replication;

import dev.tributary.engine.OffsetPolicy;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.topics.FollowedTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where reading starts for partitions that were just taken over, without holding up those that flow. Used by
 * the source's loop only; the questions run in the admin clients.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>S1: a topic is <em>followed</em> from the moment when the first positions of all its partitions are committed,
 *       in one transaction. Whether it is can be read from the group alone, by any worker, after any restart.
 *   <li>S2: only the owner of a topic's partition 0 makes it followed. The group's generation fences a second one.
 *   <li>S3: the offset policy is asked only for a topic that is not followed. A partition without a position in a
 *       followed topic appeared later, and starts at its beginning.
 *   <li>S4: an answer to a question that was asked before the last change of ownership is thrown away.
 *   <li>S5: a position that is not decided yet is asked about again; until it is, no first position is taken in its
 *       topic, and partitions whose positions are known do not wait for it.
 * </ul>
 */
final class StartFinder {
    private static final Logger LOG = LoggerFactory.getLogger(StartFinder.class);
    private static final int MAX_LOOKUPS = 32;
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(300);

    /** What came of a question. */
    sealed interface Answer {}

    /**
     * There is no answer; the question is asked again.
     *
     * @param side the cluster that was asked last
     */
    record NoAnswer(String topic, Side side, Throwable failure) implements Answer {}

    /**
     * Where reading starts in one topic.
     *
     * @param topic the topic
     * @param stored positions that the group holds
     * @param first positions to be committed before anything is read from there
     */
    record Starts(FollowedTopic topic, Map<Integer, StoredPosition> stored, Map<Integer, Position> first)
            implements Answer {}

    /**
     * A question about one topic, on its way.
     *
     * @param epoch the ownership that it was asked under
     */
    private record Lookup(long epoch, Question question, CompletableFuture<Starts> answer) {}

    private final Positions positions;
    private final Ownership ownership;
    private final Worker worker;
    private final Map<String, Lookup> lookups = new HashMap<>();
    private final Map<String, Long> notBeforeNanos = new HashMap<>();

    StartFinder(Positions positions, Ownership ownership, Worker worker) {
        this.positions = positions;
        this.ownership = ownership;
        this.worker = worker;
    }

    /** Which topics have owned partitions that wait to be asked about. */
    Set<String> waiting() {
        Set<String> topics = new HashSet<>();
        for (OwnedPartition owned : ownership.in(OwnedPartition.Phase.SEEKING)) {
            topics.add(owned.mapping().internalTopic());
        }
        topics.removeAll(lookups.keySet());
        long now = worker.clock().nanos();
        notBeforeNanos.values().removeIf(notBefore -> now - notBefore >= 0);
        topics.removeAll(notBeforeNanos.keySet());
        return topics;
    }

    /** Asks about a topic; does nothing while too many questions are on their way. */
    void ask(FollowedTopic topic, OffsetPolicy policy, Admin internal, Admin external) {
        String name = topic.mapping().internalTopic();
        if (topic.commonPartitions() == 0 || lookups.size() >= MAX_LOOKUPS) {
            return;
        }
        Set<Integer> sought = new HashSet<>();
        boolean ownsFirst = false;
        for (OwnedPartition owned : ownership.all()) {
            if (owned.mapping().equals(topic.mapping()) && owned.partition() < topic.commonPartitions()) {
                ownsFirst |= owned.partition() == 0;
                if (owned.is(OwnedPartition.Phase.SEEKING)) {
                    sought.add(owned.partition());
                }
            }
        }
        if (!sought.isEmpty()) {
            Question question = new Question(topic, policy, ownsFirst, sought, internal, external);
            CompletableFuture<Starts> answer = positions
                    .read(internal, name, topic.commonPartitions())
                    .thenCompose(question::starts)
                    .toCompletableFuture();
            lookups.put(name, new Lookup(ownership.epoch(), question, answer));
        }
    }

    /** The answers that have come since the last call. */
    List<Answer> answers() {
        List<String> done = new ArrayList<>();
        lookups.forEach((topic, lookup) -> {
            if (lookup.answer().isDone()) {
                done.add(topic);
            }
        });
        List<Answer> answers = new ArrayList<>();
        for (String topic : done) {
            Lookup lookup = lookups.remove(topic);
            if (lookup != null && lookup.epoch() == ownership.epoch()) {
                answers.add(answer(topic, lookup));
            }
        }
        return answers;
    }

    private Answer answer(String topic, Lookup lookup) {
        try {
            Starts starts = lookup.answer().join();
            if (starts.first().isEmpty()
                    && !starts.stored().keySet().containsAll(lookup.question().sought())) {
                askAgainLater(topic);
            }
            return starts;
        } catch (CompletionException e) {
            askAgainLater(topic);
            return new NoAnswer(topic, lookup.question().asked(), Failures.unwrap(e));
        }
    }

    private void askAgainLater(String topic) {
        notBeforeNanos.put(topic, worker.clock().nanos() + ASK_AGAIN_AFTER.toNanos());
    }

    /** What is asked about one topic, as things stood when it was asked. */
    private static final class Question {
        private final FollowedTopic topic;
        private final OffsetPolicy policy;
        private final boolean ownsFirst;
        private final Set<Integer> sought;
        private final Admin internal;
        private final Admin external;
        private volatile Side asked = Side.INTERNAL;

        Question(
                FollowedTopic topic,
                OffsetPolicy policy,
                boolean ownsFirst,
                Set<Integer> sought,
                Admin internal,
                Admin external) {
            this.topic = topic;
            this.policy = policy;
            this.ownsFirst = ownsFirst;
            this.sought = sought;
            this.internal = internal;
            this.external = external;
        }

        Set<Integer> sought() {
            return sought;
        }

        Side asked() {
            return asked;
        }

        CompletionStage<Starts> starts(Positions.Held held) {
            Map<Integer, StoredPosition> stored = held.stored();
            if (!held.undecided().isEmpty()) {
                // S5: what a transaction may be about to bring must not be taken for missing.
                return CompletableFuture.completedFuture(new Starts(topic, stored, Map.of()));
            }
            if (stored.isEmpty()) {
                // S2: the others wait until the positions show.
                return ownsFirst ? followed() : CompletableFuture.completedFuture(none());
            }
            Set<Integer> later = new HashSet<>(sought);
            later.removeAll(stored.keySet());
            return later.isEmpty()
                    ? CompletableFuture.completedFuture(new Starts(topic, stored, Map.of()))
                    : first(later, OffsetPolicy.EARLIEST, stored);
        }

        /** The positions that the topic is followed from. */
        private CompletionStage<Starts> followed() {
            CompletionStage<Starts> first = first(all(), policy, Map.of());
            return policy == OffsetPolicy.EARLIEST ? first.thenCompose(this::warnOfDoubles) : first;
        }

        /** Another source, or this one in an earlier life, may have copied the same records: nobody else can tell. */
        private CompletionStage<Starts> warnOfDoubles(Starts starts) {
            String copy = topic.mapping().internalTopic();
            return ExternalOffsets.starts(internal, copy, all(), OffsetPolicy.LATEST)
                    .handle((ends, failure) -> {
                        if (ends != null && ends.values().stream().anyMatch(end -> end.offset() > 0)) {
                            LOG.warn(
                                    "external_topic={} is copied from its beginning into internal_topic={}, which was"
                                            + " written before: records that an earlier source copied are there twice",
                                    topic.mapping().externalTopic(),
                                    copy);
                        }
                        return starts;
                    });
        }

        private CompletionStage<Starts> first(
                Collection<Integer> partitions, OffsetPolicy by, Map<Integer, StoredPosition> stored) {
            asked = Side.EXTERNAL;
            return ExternalOffsets.starts(external, topic.mapping().externalTopic(), partitions, by)
                    .thenApply(found -> new Starts(topic, stored, found));
        }

        private Set<Integer> all() {
            Set<Integer> all = new HashSet<>();
            for (int partition = 0; partition < topic.commonPartitions(); partition++) {
                all.add(partition);
            }
            return all;
        }

        private Starts none() {
            return new Starts(topic, Map.of(), Map.of());
        }
    }
}
