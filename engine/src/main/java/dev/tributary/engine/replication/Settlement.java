package dev.tributary.engine.replication;

import dev.tributary.engine.Problem;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.path.BatchTooLargeException;
import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.path.TimestampsReplacedException;
import dev.tributary.engine.status.Finding;
import dev.tributary.engine.status.ProblemLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills and ends transactions, and puts every partition where the end of its transaction says. Used by the source's
 * loop only.
 *
 * @param <C> the path's chunks
 */
final class Settlement<C extends Chunk> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private static final Duration WELL_AFTER = Duration.ofSeconds(10);

    private final Ownership ownership;
    private final TransactionLane<C> lane;
    private final ReadingSide<C> reading;
    private final Blocks blocks;
    private final Worker worker;
    private final ProblemLog problems;
    private final Supplier<ConsumerGroupMetadata> member;
    private final LastFailure lastFailure;
    private boolean clashTold;

    Settlement(
            ReplicationLoop.Parts<C> parts,
            Worker worker,
            ProblemLog problems,
            Supplier<ConsumerGroupMetadata> member) {
        this.ownership = parts.ownership();
        this.lane = parts.lane();
        this.reading = parts.reading();
        this.blocks = parts.blocks();
        this.worker = worker;
        this.lastFailure = new LastFailure(worker.clock(), WELL_AFTER);
        this.problems = problems;
        this.member = member;
    }

    /**
     * Adds what was read to the transaction, but for chunks that hold a record that was refused before: each of those
     * has a transaction of its own, so that another refusal undoes nobody else's work.
     */
    void add(List<C> chunks) {
        List<C> together = new ArrayList<>(chunks.size());
        List<C> alone = new ArrayList<>();
        for (C chunk : chunks) {
            (reader(chunk).holdsRefused(chunk.next()) ? alone : together).add(chunk);
        }
        boolean well = addToOpen(together);
        for (C chunk : alone) {
            well = well && settle();
            if (well) {
                well = addToOpen(List.of(chunk)) && settle();
            } else {
                // Its partition may be part of what was just undone, so that the chunk would follow a gap.
                readAgain(List.of(chunk));
            }
        }
    }

    /**
     * Returns whether all went well. When the writer fails, the transaction is aborted, and every partition that was
     * read goes back: those whose chunks were not reached are no part of any transaction, yet their reader is beyond
     * them.
     */
    private boolean addToOpen(List<C> chunks) {
        try {
            for (C chunk : chunks) {
                lane.add(chunk, reader(chunk));
            }
            lane.sendAdded();
            return true;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            if (lane.isOpen()) {
                abort(e);
                readAgain(chunks);
            } else {
                // There is no writer any more that could say what became of the transactions before.
                noWriter(e);
                reading.stopAll();
                ownership.forgetPositions();
            }
            return false;
        }
    }

    private void readAgain(List<C> chunks) {
        List<OwnedPartition> again = new ArrayList<>();
        for (C chunk : chunks) {
            ownership
                    .byExternal(chunk.partition())
                    .filter(owned -> owned.is(OwnedPartition.Phase.READING))
                    .ifPresent(again::add);
        }
        reading.restart(again);
    }

    private OwnedPartition reader(C chunk) {
        OwnedPartition owned = ownership.byExternal(chunk.partition()).orElse(null);
        if (owned == null || !owned.is(OwnedPartition.Phase.READING)) {
            throw new IllegalStateException(
                    "the reader brought records of " + chunk.partition() + ", which is not being read");
        }
        return owned;
    }

    /** Commits what is open and waits until nothing is undecided; returns whether nothing had to be undone. */
    boolean settle() {
        return commit() && awaitDecisions();
    }

    /**
     * Asks for the open transaction to be committed, if there is one, and waits for no outcome, unless too many are
     * undecided. Returns whether nothing had to be undone.
     */
    boolean commit() {
        if (lane.mustDecide() && !takeInDecision()) {
            return false;
        }
        if (lane.isOpen()) {
            lane.commit(member);
        }
        return takeInDecisions();
    }

    /** Takes in the outcomes that are known by now; returns whether nothing had to be undone. */
    boolean takeInDecisions() {
        boolean well = true;
        while (well && lane.isDecided()) {
            well = takeInDecision();
        }
        return well;
    }

    private boolean awaitDecisions() {
        boolean well = true;
        while (well && lane.isDeciding()) {
            well = takeInDecision();
        }
        return well;
    }

    private boolean takeInDecision() {
        TransactionLane.Ended ended = lane.decision();
        ended(ended);
        return ended.end() == TransactionLane.End.COMMITTED;
    }

    /** Aborts the open transaction, if there is one; those before it are decided first. */
    void abort(RuntimeException why) {
        awaitDecisions();
        if (lane.isOpen()) {
            ended(lane.abort(why));
        }
    }

    /** Takes back what was told of a failure that has not come again, although there was nothing to commit since. */
    void forgetOldTrouble() {
        if (lastFailure.isOld() && lane.isUsable() && !lane.isUndecided()) {
            well();
        }
    }

    private void well() {
        if (lastFailure.forget()) {
            problems.clear(this);
        }
    }

    /** There could be no writer. */
    void noWriter(KafkaException failure) {
        problems.replace(lane, explained(failure, "opening the transactional writer"));
    }

    /** On the widest doubt: ends everything, and every partition asks for its position again. */
    void startOver(RuntimeException why) {
        if (lane.isOpen() && !lane.isDeciding()) {
            lane.abort(why);
        }
        lane.discard();
        reading.reset();
        ownership.forgetPositions();
    }

    /** Tells, and takes back, that another process works under our id. */
    void watchFencing() {
        if (lane.isClash() != clashTold) {
            clashTold = !clashTold;
            if (clashTold) {
                problems.replace(
                        FencingWatch.class,
                        Finding.ofSource(
                                Problem.Code.WORKER_ID_CLASH,
                                "Another process works as worker "
                                        + worker.settings().workerId() + ": each puts the other out, again and again",
                                "Give each worker an id of its own."));
            } else {
                problems.clear(FencingWatch.class);
            }
        }
    }

    /** Ends what is open, before everything is let go of. */
    @Override
    public void close() {
        settle();
    }

    private void ended(TransactionLane.Ended ended) {
        switch (ended.end()) {
            case COMMITTED -> ended.transactions().forEach(this::committed);
            case ABORTED -> aborted(ended.transactions());
            case IN_DOUBT -> {
                reading.stopAll();
                ownership.forgetPositions();
            }
        }
        if (ended.failure() != null) {
            blame(ended.failure());
        }
    }

    private void committed(OpenTransaction transaction) {
        well();
        List<OwnedPartition> starting = new ArrayList<>();
        transaction
                .parts()
                .forEach((internal, part) -> ownership.byInternal(internal).ifPresent(owned -> {
                    if (owned.is(OwnedPartition.Phase.PINNING)) {
                        owned.read(part.position());
                        blocks.starts(owned);
                        starting.add(owned);
                    } else {
                        owned.advance(part.position(), part.records(), part.bytes());
                        blocks.flows(owned);
                    }
                }));
        reading.restart(starting);
    }

    private void aborted(List<OpenTransaction> transactions) {
        Set<TopicPartition> undone = new LinkedHashSet<>();
        transactions.forEach(transaction -> undone.addAll(transaction.parts().keySet()));
        List<OwnedPartition> again = new ArrayList<>();
        undone.forEach(internal -> ownership.byInternal(internal).ifPresent(owned -> {
            if (owned.is(OwnedPartition.Phase.READING)) {
                again.add(owned);
            } else if (owned.is(OwnedPartition.Phase.PINNING)) {
                owned.seek();
            }
        }));
        reading.restart(again);
    }

    private void blame(RuntimeException failure) {
        if (failure instanceof CommitFailedException) {
            LOG.debug("worker={} a change in the group came between; the transaction is read again", workerId());
        } else if (failure instanceof RecordRefusedException refusal) {
            ownership.byExternal(refusal.external()).ifPresent(owned -> reading.stop(List.of(owned)));
            blocks.refused(refusal);
        } else if (failure instanceof BatchTooLargeException) {
            LOG.debug("worker={} {}", workerId(), failure.getMessage());
        } else if (failure instanceof TimestampsReplacedException replaced) {
            stopWriting(Set.of(replaced.internalTopic()));
            blocks.replacesTimestamps(replaced.internalTopic());
        } else if (isFencing(failure)) {
            LOG.info(
                    "worker={} was put out by another writer of its id and starts again: {}",
                    workerId(),
                    Failures.sentence(failure));
        } else {
            Optional<TopicAuthorizationException> refusal = Failures.cause(failure, TopicAuthorizationException.class);
            if (refusal.isPresent() && !refusal.get().unauthorizedTopics().isEmpty()) {
                stopWriting(refusal.get().unauthorizedTopics());
                blocks.unwritable(refusal.get().unauthorizedTopics(), failure);
            } else {
                lastFailure.isNow();
                problems.replace(this, explained(failure, "committing a transaction"));
            }
        }
    }

    private void stopWriting(Set<String> internalTopics) {
        reading.stop(ownership.in(OwnedPartition.Phase.READING).stream()
                .filter(owned -> internalTopics.contains(owned.internal().topic()))
                .toList());
    }

    private String workerId() {
        return worker.settings().workerId();
    }

    private Finding explained(RuntimeException failure, String doing) {
        return Failures.explain(Side.INTERNAL, failure, doing, worker.settings().internalClientProperties());
    }

    private static boolean isFencing(RuntimeException failure) {
        return Failures.cause(failure, ProducerFencedException.class).isPresent()
                || Failures.cause(failure, InvalidProducerEpochException.class).isPresent();
    }
}
