package dev.tributary.engine.replication;

import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.clients.Admins;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.status.Finding;
import dev.tributary.engine.status.ProblemLog;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Brings partitions that were just taken over to the point where they are read. Used by the source's loop only.
 *
 * @param <C> the path's chunks
 */
final class Takeover<C extends Chunk> {
    private final StartFinder finder;
    private final Ownership ownership;
    private final TransactionLane<C> lane;
    private final ReadingSide<C> reading;
    private final Blocks blocks;
    private final Admins admins;
    private final ProblemLog problems;

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

    /** Goes one step further: takes in the answers that have come, asks what has to be asked. Never waits. */
    void advance(TopicsSnapshot topics) {
        ReplicationSpec spec = topics.spec();
        for (StartFinder.Answer answer : finder.answers()) {
            if (answer instanceof StartFinder.Starts starts) {
                problems.clear(this);
                takeIn(starts, topics);
            } else if (answer instanceof StartFinder.NoAnswer none) {
                tell(none, spec);
            }
        }
        try {
            for (String waiting : finder.waiting()) {
                topics.byInternalName(waiting)
                        .ifPresent(topic -> finder.ask(
                                topic,
                                spec.offsetPolicy(),
                                admins.internal(),
                                admins.external(spec.externalClientProperties())));
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            problems.replace(
                    this,
                    Finding.ofSource(
                            Problem.Code.BAD_CONFIGURATION,
                            "No client could be made: " + Failures.sentence(e),
                            "Correct the client properties of the connection."));
        }
    }

    private void takeIn(StartFinder.Starts starts, TopicsSnapshot topics) {
        Origin present = origin(starts.topic(), topics);
        for (OwnedPartition owned : ownership.in(OwnedPartition.Phase.SEEKING)) {
            if (owned.mapping().equals(starts.topic().mapping())) {
                takeIn(owned, starts, present);
            }
        }
        if (!starts.first().isEmpty()) {
            Map<TopicPartition, StoredPosition> first = new HashMap<>();
            starts.first()
                    .forEach((partition, position) -> first.put(
                            new TopicPartition(starts.topic().mapping().internalTopic(), partition),
                            new StoredPosition(position, present)));
            lane.pin(first);
        }
    }

    private void takeIn(OwnedPartition owned, StartFinder.Starts starts, Origin present) {
        StoredPosition stored = starts.stored().get(owned.partition());
        if (stored == null) {
            if (starts.first().containsKey(owned.partition())) {
                owned.pin();
            }
            return;
        }
        if (!blocks.isForeign(owned, stored.origin(), present)) {
            owned.read(new StoredPosition(stored.position(), stored.origin().completedBy(present)));
            blocks.starts(owned);
            reading.restart(List.of(owned));
        }
    }

    private void tell(StartFinder.NoAnswer none, ReplicationSpec spec) {
        // What passes by itself, an undecided transaction of a dead worker above all, is no problem yet; clusters that
        // do not answer are told by the topic watch.
        if (Failures.cause(none.failure(), RetriableException.class).isEmpty()) {
            problems.replace(
                    this,
                    Failures.explain(
                            none.side(),
                            none.failure(),
                            "looking up where topic " + none.topic() + " starts",
                            switch (none.side()) {
                                case EXTERNAL -> spec.externalClientProperties();
                                case INTERNAL -> admins.internalProperties();
                            }));
        }
    }

    /** The log that is read now. */
    static Origin origin(FollowedTopic topic, TopicsSnapshot topics) {
        return new Origin(topics.externalClusterId(), topic.externalTopicId());
    }
}
