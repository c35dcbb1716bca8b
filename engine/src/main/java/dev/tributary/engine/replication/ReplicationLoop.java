package dev.tributary.engine.replication;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.status.Finding;
import dev.tributary.engine.status.StatusBoard;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heart of one source: takes part in the group, finds where to start, reads, writes, commits. Everything here
 * happens on one thread, so a change of ownership can never come between reading a record and committing it unseen: it
 * is told within {@link Membership#poll}, when the open transaction can still be ended in good order.
 *
 * <p>Invariant L1: a transaction holds only partitions that were owned when they were read and have been owned without
 * a break since. Giving up a partition commits the transaction first, losing one aborts it.
 *
 * <p>Invariant L2: whatever is thrown, the open transaction is ended and every partition goes back to where its last
 * committed transaction left it. The loop ends when it is told to, and for no other reason.
 *
 * @param <C> the path's chunks
 */
final class ReplicationLoop<C extends Chunk> implements Membership.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicationLoop.class);

    /**
     * While records flow, the group is heard this often: each time costs as much as moving a few batches, and its
     * heartbeats go on by themselves.
     */
    private static final Duration HEAR_GROUP_EVERY = Duration.ofMillis(50);

    private static final Duration PUBLISH_EVERY = Duration.ofMillis(100);
    private static final Duration RETRY_FIRST = Duration.ofMillis(500);
    private static final Duration RETRY_MOST = Duration.ofSeconds(10);

    private final Parts<C> parts;
    private final Worker worker;
    private final Supplier<ReplicationSpec> wanted;
    private final StatusBoard board;
    private final StopSignal stop;
    private final Member member;
    private final Settlement<C> settlement;
    private final Adoption<C> adoption;
    private final RecordFlow<C> flow;
    private final Backoff backoff;

    private long publishedNanos;
    private long heardGroupNanos;
    /** What was thrown, until everything has been started over because of it. */
    private @Nullable RuntimeException doubt;

    /** The parts that the loop drives. */
    record Parts<C extends Chunk>(
            Ownership ownership,
            TransactionLane<C> lane,
            ReadingSide<C> reading,
            Blocks blocks,
            Takeover<C> takeover) {}

    ReplicationLoop(
            Parts<C> parts,
            Worker worker,
            SourceNames names,
            Supplier<ReplicationSpec> wanted,
            Supplier<Optional<TopicsSnapshot>> seen,
            StatusBoard board,
            StopSignal stop) {
        this.parts = parts;
        this.worker = worker;
        this.wanted = wanted;
        this.board = board;
        this.stop = stop;
        this.member = new Member(worker, names, board.problems(), this);
        this.settlement = new Settlement<>(parts, worker, board.problems(), member::metadata);
        Departure<C> departure = new Departure<>(parts, settlement, parts.takeover()::stored, worker);
        this.adoption = new Adoption<>(parts, settlement, member, departure, seen, this);
        this.flow = new RecordFlow<>(parts, settlement, worker);
        this.backoff = new Backoff(RETRY_FIRST, RETRY_MOST, worker.random());
        this.publishedNanos = worker.clock().nanos() - PUBLISH_EVERY.toNanos();
        this.heardGroupNanos = worker.clock().nanos() - HEAR_GROUP_EVERY.toNanos();
    }

    /** Works until told to stop or interrupted, then lets go of everything. */
    void run() {
        try {
            while (!stop.requested()) {
                stepAndSurvive();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } finally {
            letGo();
        }
    }

    /** Errors too: a source that ended with its thread would look idle, and nobody would know why. */
    private void stepAndSurvive() throws InterruptedException {
        try {
            if (doubt == null) {
                step();
                backoff.succeeded();
                board.problems().clear(this);
            } else {
                startOver(doubt);
            }
        } catch (InterruptedException | InterruptException e) {
            throw e;
        } catch (Throwable e) {
            stumbled(e);
        }
    }

    private void stumbled(Throwable failure) {
        if (failure instanceof RuntimeException known) {
            doubt = known;
            LOG.debug("source={} loop failed", wanted.get().sourceName(), failure);
        } else {
            doubt = new IllegalStateException(Failures.sentence(failure), failure);
            LOG.error("source={} loop failed; it starts over", wanted.get().sourceName(), failure);
        }
        board.problems()
                .replace(
                        this,
                        Finding.ofSource(
                                Problem.Code.UNEXPECTED,
                                "Replication stumbled and starts again at the last committed positions: "
                                        + Failures.sentence(failure),
                                "Work goes on by itself when the cause is gone; the log at level debug holds more."));
    }

    /** Tried again for as long as it fails: nothing may be read on before. */
    private void startOver(RuntimeException why) throws InterruptedException {
        try {
            settlement.startOver(why);
            adoption.again();
            doubt = null;
        } finally {
            stop.await(backoff.afterFailure());
        }
    }

    private void step() throws InterruptedException {
        TopicsSnapshot topics = adoption.advance();
        if (topics == null) {
            stop.await(RecordFlow.ANSWERS);
            return;
        }
        // A new connection is not used before it is known what it leads to, and the old one no longer.
        boolean connectionStands =
                wanted.get().externalClientProperties().equals(topics.spec().externalClientProperties());
        if (!connectionStands) {
            // What was read over the old one is right; left open it would keep readers waiting.
            settlement.settle();
            parts.takeover().forgetQuestions();
        }
        takePart(connectionStands);
        parts.blocks().tick();
        if (isWriterReady() && connectionStands) {
            takeOver(topics);
            flow.move();
        }
        publish(topics);
    }

    private void takeOver(TopicsSnapshot topics) {
        parts.takeover().takeInAnswers(topics);
        if (parts.takeover().hasToAsk(topics) && settlement.settle()) {
            parts.takeover().ask(topics);
        }
    }

    /** Plays our part in the group; waits there when there is nothing else to wait for. */
    private void takePart(boolean mayFlow) throws InterruptedException {
        boolean answersAwaited =
                !parts.ownership().in(OwnedPartition.Phase.SEEKING).isEmpty();
        boolean flowing = parts.lane().isUndecided()
                || (mayFlow && parts.reading().isReading() && parts.lane().isUsable());
        long now = worker.clock().nanos();
        if (flowing && member.joined() && now - heardGroupNanos < HEAR_GROUP_EVERY.toNanos()) {
            return;
        }
        heardGroupNanos = now;
        Duration wait = flowing ? Duration.ZERO : answersAwaited ? RecordFlow.ANSWERS : RecordFlow.IDLE;
        if (!member.poll(wait)) {
            stop.await(wait);
        }
    }

    private boolean isWriterReady() {
        try {
            boolean ready = parts.lane().ready();
            if (ready) {
                board.problems().clear(parts.lane());
            }
            return ready;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            settlement.noWriter(e);
            return false;
        }
    }

    private void publish(TopicsSnapshot topics) {
        long now = worker.clock().nanos();
        if (now - publishedNanos < PUBLISH_EVERY.toNanos()) {
            return;
        }
        publishedNanos = now;
        settlement.watchFencing();
        settlement.forgetOldTrouble();
        parts.reading().forgetOldTrouble();
        parts.reading().noteEndOffsets();
        parts.reading().tellHindrances();
        List<PartitionStatus> statuses = new ArrayList<>();
        for (OwnedPartition owned : parts.ownership().all()) {
            boolean exists = topics.byInternalName(owned.internal().topic())
                    .map(FollowedTopic::externalPartitions)
                    .map(count -> owned.partition() < count)
                    .orElse(true);
            if (exists) {
                statuses.add(owned.status());
            }
        }
        board.partitions(statuses);
        board.settledVersion(member.joined() ? topics.spec().version() : -1);
    }

    @Override
    public void taken(Collection<TopicPartition> internal) {
        adoption.topics().ifPresent(topics -> parts.ownership().take(internal, topics));
    }

    @Override
    public void givingUp(Collection<TopicPartition> internal) {
        settlement.settle();
        release(internal);
    }

    @Override
    public void lost(Collection<TopicPartition> internal) {
        settlement.abort(new CommitFailedException("partitions were lost while a transaction was open: " + internal));
        release(internal);
    }

    private void release(Collection<TopicPartition> internal) {
        List<OwnedPartition> reading = new ArrayList<>();
        for (TopicPartition partition : internal) {
            parts.ownership().byInternal(partition).ifPresent(reading::add);
        }
        parts.reading().stop(reading);
        parts.ownership().lose(internal);
        parts.blocks().forget(internal);
    }

    /** When the end was asked for before everything could be started over: committed it would miss records. */
    private void abortWhatIsInDoubt() {
        if (doubt != null) {
            settlement.abort(doubt);
        }
    }

    private void letGo() {
        // Each on its own: whatever one throws, the others are let go of too.
        List<AutoCloseable> all = List.of(this::abortWhatIsInDoubt, settlement, member, parts.reading(), parts.lane());
        for (AutoCloseable part : all) {
            try {
                part.close();
            } catch (Throwable e) {
                LOG.debug("source={} letting go failed", wanted.get().sourceName(), e);
            }
        }
    }
}
