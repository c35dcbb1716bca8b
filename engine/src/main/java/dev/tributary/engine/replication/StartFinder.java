package dev.tributary.engine.replication;

import dev.tributary.engine.OffsetPolicy;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.topics.FollowedTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnstableOffsetCommitException;
import org.jspecify.annotations.Nullable;
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
 *   <li>S4: an answer to a question that was asked before the last change of ownership is thrown away, and one says
 *       nothing of partitions that were not asked about: they may have moved on since.
 *   <li>S5: a position that is not decided yet is asked about again; until it is, no first position is taken in its
 *       topic, and partitions whose positions are known do not wait for it.
 *   <li>S6: nothing is asked while a transaction of ours is undecided: the group may not have heard of its positions.
 * </ul>
 */
final class StartFinder {
    private static final Logger LOG = LoggerFactory.getLogger(StartFinder.class);
    private static final int MAX_LOOKUPS = 32;
    /** Each question costs what flows some time (S6), and what takes long may take days. */
    private static final Duration ASK_AGAIN_FIRST = Duration.ofMillis(300);

    private static final Duration ASK_AGAIN_MOST = Duration.ofSeconds(3);

    /** What came of a question. */
    sealed interface Answer {}

    /**
     * There is no answer, or none for some partitions; the question is asked again.
     *
     * @param side the cluster that was asked last
     * @param lasting for how long it has been so
     */
    record NoAnswer(String topic, Side side, Throwable failure, Duration lasting) implements Answer {}

    /**
     * Where reading starts in one topic.
     *
     * @param topic the topic
     * @param sought the partitions that were asked about
     * @param stored positions that the group holds
     * @param first positions to be committed before anything is read from there
     * @param missing why there is none for some partitions; null when nothing went wrong
     */
    record Starts(
            FollowedTopic topic,
            Set<Integer> sought,
            Map<Integer, StoredPosition> stored,
            Map<Integer, Position> first,
            @Nullable Throwable missing)
            implements Answer {
        private boolean isComplete() {
            return sought.stream().allMatch(partition -> stored.containsKey(partition) || first.containsKey(partition));
        }
    }

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
    private final Map<String, Backoff> backoffs = new HashMap<>();
    private final Map<String, Long> unansweredSinceNanos = new HashMap<>();

    StartFinder(Positions positions, Ownership ownership, Worker worker) {
        this.positions = positions;
        this.ownership = ownership;
        this.worker = worker;
    }

    /** Which topics have owned partitions whose positions are not known. */
    Set<String> sought() {
        Set<String> topics = new HashSet<>();
        for (OwnedPartition owned : ownership.in(OwnedPartition.Phase.SEEKING)) {
            topics.add(owned.mapping().internalTopic());
        }
        return topics;
    }

    /** Which of them can be asked about now. */
    Set<String> waiting() {
        if (lookups.size() >= MAX_LOOKUPS) {
            return Set.of();
        }
        Set<String> topics = sought();
        topics.removeAll(lookups.keySet());
        long now = worker.clock().nanos();
        notBeforeNanos.values().removeIf(notBefore -> now - notBefore >= 0);
        topics.removeAll(notBeforeNanos.keySet());
        return topics;
    }

    /**
     * Whether anything of a topic could be asked about: partitions that both sides have, and whose positions are
     * sought.
     */
    boolean isAskable(FollowedTopic topic) {
        return !sought(topic).isEmpty();
    }

    private Set<Integer> sought(FollowedTopic topic) {
        Set<Integer> sought = new HashSet<>();
        for (OwnedPartition owned : ownership.in(OwnedPartition.Phase.SEEKING)) {
            if (owned.mapping().equals(topic.mapping()) && owned.partition() < topic.commonPartitions()) {
                sought.add(owned.partition());
            }
        }
        return sought;
    }

    /**
     * Asks about a topic of which something {@linkplain #isAskable can be asked}, unless too many questions are on
     * their way.
     */
    void ask(FollowedTopic topic, OffsetPolicy policy, Admin internal, Admin external) {
        if (lookups.size() >= MAX_LOOKUPS) {
            return;
        }
        String name = topic.mapping().internalTopic();
        boolean ownsFirst = ownership
                .byInternal(new TopicPartition(name, 0))
                .filter(first -> first.mapping().equals(topic.mapping()))
                .isPresent();
        Question question = new Question(topic, policy, ownsFirst, sought(topic), internal, external);
        CompletableFuture<Starts> answer = positions
                .read(internal, name, topic.commonPartitions())
                .thenCompose(question::starts)
                .toCompletableFuture();
        lookups.put(name, new Lookup(ownership.epoch(), question, answer));
    }

    CompletionStage<Positions.Held> stored(Admin internal, String internalTopic, int partitions) {
        return positions.read(internal, internalTopic, partitions);
    }

    /** Wants no answer to what was asked: it may come from another cluster than the one that is meant now. */
    void forgetQuestions() {
        lookups.clear();
    }

    /** The answers that have come since the last call. */
    List<Answer> answers() {
        if (!unansweredSinceNanos.isEmpty() || !backoffs.isEmpty()) {
            Set<String> sought = sought();
            unansweredSinceNanos.keySet().retainAll(sought);
            backoffs.keySet().retainAll(sought);
        }
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
                takeAnswer(topic, lookup, answers);
            }
        }
        return answers;
    }

    private void takeAnswer(String topic, Lookup lookup, List<Answer> answers) {
        try {
            Starts starts = lookup.answer().join();
            answers.add(starts);
            if (starts.isComplete()) {
                backoffs.remove(topic);
            } else {
                askAgainLater(topic);
            }
            if (starts.missing() == null) {
                unansweredSinceNanos.remove(topic);
            } else {
                answers.add(noAnswer(topic, lookup, starts.missing()));
            }
        } catch (CompletionException e) {
            askAgainLater(topic);
            answers.add(noAnswer(topic, lookup, e));
        }
    }

    private NoAnswer noAnswer(String topic, Lookup lookup, Throwable failure) {
        long now = worker.clock().nanos();
        Duration lasting = Duration.ofNanos(now - unansweredSinceNanos.computeIfAbsent(topic, first -> now));
        return new NoAnswer(topic, lookup.question().asked(), Failures.unwrap(failure), lasting);
    }

    private void askAgainLater(String topic) {
        Duration wait = backoffs.computeIfAbsent(
                        topic, first -> new Backoff(ASK_AGAIN_FIRST, ASK_AGAIN_MOST, worker.random()))
                .afterFailure();
        notBeforeNanos.put(topic, worker.clock().nanos() + wait.toNanos());
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

        Side asked() {
            return asked;
        }

        CompletionStage<Starts> starts(Positions.Held held) {
            Map<Integer, StoredPosition> stored = held.stored();
            if (!held.undecided().isEmpty()) {
                // S5: what a transaction may be about to bring must not be taken for missing.
                UnstableOffsetCommitException undecided = stored.keySet().containsAll(sought)
                        ? null
                        : new UnstableOffsetCommitException("a transaction that holds positions is not decided");
                return CompletableFuture.completedFuture(starts(stored, Map.of(), undecided));
            }
            if (stored.isEmpty()) {
                // S2: the others wait until the positions show.
                return ownsFirst ? followed() : CompletableFuture.completedFuture(none());
            }
            Set<Integer> later = new HashSet<>(sought);
            later.removeAll(stored.keySet());
            if (later.isEmpty()) {
                return CompletableFuture.completedFuture(starts(stored, Map.of(), null));
            }
            asked = Side.EXTERNAL;
            return ExternalOffsets.beginnings(external, topic.mapping().externalTopic(), later)
                    .thenApply(found -> starts(stored, found.positions(), found.failure()));
        }

        /** The positions that the topic is followed from. */
        private CompletionStage<Starts> followed() {
            asked = Side.EXTERNAL;
            CompletionStage<Starts> first = ExternalOffsets.starts(
                            external, topic.mapping().externalTopic(), all(), policy)
                    .thenApply(found -> starts(Map.of(), found, null));
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

        private Set<Integer> all() {
            Set<Integer> all = new HashSet<>();
            for (int partition = 0; partition < topic.commonPartitions(); partition++) {
                all.add(partition);
            }
            return all;
        }

        private Starts none() {
            return starts(Map.of(), Map.of(), null);
        }

        private Starts starts(
                Map<Integer, StoredPosition> stored, Map<Integer, Position> first, @Nullable Throwable missing) {
            return new Starts(topic, sought, stored, first, missing);
        }
    }
}
