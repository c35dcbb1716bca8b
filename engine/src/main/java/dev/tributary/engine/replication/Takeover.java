package dev.tributary.engine.replication;

import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.clients.Admins;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.status.Finding;
import dev.tributary.engine.status.ProblemLog;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnstableOffsetCommitException;

/**
 * Brings partitions that were just taken over to the point where they are read. Used by the source's loop only.
 *
 * @param <C> the path's chunks
 */
final class Takeover<C extends Chunk> {
    /** A leader is elected, and a broker restarts, within less. */
    private static final Duration PROBLEM_AFTER = Duration.ofSeconds(10);

    private final StartFinder finder;
    private final Ownership ownership;
    private final TransactionLane<C> lane;
    private final ReadingSide<C> reading;
    private final Blocks blocks;
    private final Admins admins;
    private final ProblemLog problems;
    private final Object clientsPlace = new Object();
    /** What is wrong with topics that there is no answer for, by their internal names. */
    private final Map<String, Finding> unanswered = new HashMap<>();

    Takeover(
            StartFinder finder,
            Ownership ownership,
            TransactionLane<C> lane,
            ReadingSide<C> reading,
            Blocks blocks,
            Admins admins,
            ProblemLog problems) {
        this.finder = finder;
        this.ownership = ownership;
        this.lane = lane;
        this.reading = reading;
        this.blocks = blocks;
        this.admins = admins;
        this.problems = problems;
    }

    /** What the group holds of a topic's first partitions. Nothing of ours may be undecided (S6). */
    CompletionStage<Positions.Held> stored(String internalTopic, int partitions) {
        return finder.stored(admins.internal(), internalTopic, partitions);
    }

    /** Takes in the answers that have come. Never waits. */
    void takeInAnswers(TopicsSnapshot topics) {
        List<StartFinder.Answer> answers = finder.answers();
        for (StartFinder.Answer answer : answers) {
            if (answer instanceof StartFinder.Starts starts) {
                unanswered.remove(starts.topic().mapping().internalTopic());
                takeIn(starts, topics);
            } else if (answer instanceof StartFinder.NoAnswer none) {
                explained(none, topics).ifPresent(finding -> unanswered.put(none.topic(), finding));
            }
        }
        if (!answers.isEmpty() || !unanswered.isEmpty()) {
            unanswered.keySet().retainAll(finder.sought());
            problems.replace(this, unanswered.values());
        }
    }

    /** The external connection changes: what was asked over the old one is asked again over the new one. */
    void forgetQuestions() {
        finder.forgetQuestions();
    }

    /**
     * Whether there is something to ask. Then nothing of ours may be undecided (S6 of {@link StartFinder}), which costs
     * what flows some time, so what cannot be asked does not count.
     */
    boolean hasToAsk(TopicsSnapshot topics) {
        return !due(topics).isEmpty();
    }

    private List<FollowedTopic> due(TopicsSnapshot topics) {
        return finder.waiting().stream()
                .flatMap(waiting -> topics.byInternalName(waiting).stream())
                .filter(finder::isAskable)
                .toList();
    }

    /** Asks what has to be asked. Never waits. */
    void ask(TopicsSnapshot topics) {
        ReplicationSpec spec = topics.spec();
        try {
            for (FollowedTopic topic : due(topics)) {
                finder.ask(
                        topic,
                        spec.offsetPolicy(),
                        admins.internal(),
                        admins.external(spec.externalClientProperties()));
            }
            problems.clear(clientsPlace);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            problems.replace(
                    clientsPlace,
                    Finding.ofSource(
                            Problem.Code.BAD_CONFIGURATION,
                            "No client could be made: " + Failures.sentence(e),
                            "Correct the client properties of the connection."));
        }
    }

    void takeIn(StartFinder.Starts starts, TopicsSnapshot topics) {
        Origin present = origin(starts.topic(), topics);
        Optional<Origin> foreign = starts.stored().values().stream()
                .map(StoredPosition::origin)
                .filter(stored -> stored.isForeignTo(present))
                .findFirst();
        for (OwnedPartition owned : ownership.in(OwnedPartition.Phase.SEEKING)) {
            if (owned.mapping().equals(starts.topic().mapping())
                    && starts.sought().contains(owned.partition())) {
                takeIn(owned, starts, present, foreign);
            }
        }
        if (!starts.first().isEmpty() && foreign.isEmpty()) {
            Map<TopicPartition, StoredPosition> first = new HashMap<>();
            starts.first()
                    .forEach((partition, position) -> first.put(
                            new TopicPartition(starts.topic().mapping().internalTopic(), partition),
                            new StoredPosition(position, present)));
            lane.pin(first);
        }
    }

    private void takeIn(OwnedPartition owned, StartFinder.Starts starts, Origin present, Optional<Origin> foreign) {
        StoredPosition stored = starts.stored().get(owned.partition());
        if (stored == null) {
            if (starts.first().containsKey(owned.partition())) {
                // What nobody has decided about yet is not begun with either.
                foreign.ifPresentOrElse(others -> blocks.followsForeign(owned, others, present), owned::pin);
            }
            return;
        }
        if (!blocks.isForeign(owned, stored.origin(), present)) {
            owned.read(new StoredPosition(stored.position(), stored.origin().completedBy(present)));
            blocks.starts(owned);
            reading.restart(List.of(owned));
        }
    }

    /**
     * What passes by itself, an undecided transaction of a dead worker or an election above all, is no problem until it
     * lasts.
     */
    Optional<Finding> explained(StartFinder.NoAnswer none, TopicsSnapshot topics) {
        boolean passes =
                Failures.cause(none.failure(), RetriableException.class).isPresent();
        if (passes && none.lasting().compareTo(PROBLEM_AFTER) < 0) {
            return Optional.empty();
        }
        String doing = "looking up where topic " + none.topic() + " starts";
        return Optional.of(
                switch (none.side()) {
                    case INTERNAL ->
                        none.failure() instanceof UnstableOffsetCommitException
                                ? undecided(none, topics)
                                : Failures.explain(Side.INTERNAL, none.failure(), doing, admins.internalProperties());
                    case EXTERNAL ->
                        passes
                                ? startless(none, topics)
                                : Failures.explain(
                                        Side.EXTERNAL,
                                        none.failure(),
                                        doing,
                                        topics.spec().externalClientProperties());
                });
    }

    private static Finding undecided(StartFinder.NoAnswer none, TopicsSnapshot topics) {
        return Finding.ofTopic(
                Problem.Code.INTERNAL_UNREACHABLE,
                external(none, topics),
                "The internal cluster does not decide a transaction that holds positions of topic " + none.topic(),
                "It ends by itself at the latest after the transaction.timeout of the worker that began it; when it"
                        + " does not, see that the internal topic __transaction_state has a leader and enough in-sync"
                        + " replicas for each partition.");
    }

    private static String external(StartFinder.NoAnswer none, TopicsSnapshot topics) {
        return topics.byInternalName(none.topic())
                .map(topic -> topic.mapping().externalTopic())
                .orElse(none.topic());
    }

    /** The rest of the source is not concerned by a topic whose brokers do not answer. */
    private static Finding startless(StartFinder.NoAnswer none, TopicsSnapshot topics) {
        String external = external(none, topics);
        return Finding.ofTopic(
                Problem.Code.EXTERNAL_PARTITION_STUCK,
                external,
                "Where external topic " + external + " starts cannot be found out: "
                        + Failures.sentence(none.failure()),
                "See to the brokers that lead its partitions; what waits for them starts by itself once they answer.");
    }

    /** The log that is read now. */
    static Origin origin(FollowedTopic topic, TopicsSnapshot topics) {
        return new Origin(topics.externalClusterId(), topic.externalTopicId());
    }
}
