package dev.tributary.engine.replication;

import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.InternalWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source's transactions, and the writer that carries them: at most one that is open, and before it those whose commit
 * was asked for and is not decided yet. Used by the source's loop only.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>T1: records and the positions they lead to are committed together or not at all.
 *   <li>T2: a transaction ends in one of three ways, and each says where to read on: committed, at the new positions;
 *       aborted, at the old ones; in doubt, at those that the group says once the next writer has settled the doubt.
 *       One that follows another which is not committed ends like that.
 *   <li>T3: positions are only asked for while a writer is initialized, so nothing of an earlier writer of this worker
 *       can still change them.
 * </ul>
 *
 * @param <C> the path's chunks
 */
final class TransactionLane<C extends Chunk> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionLane.class);
    private static final Duration RETRY_FIRST = Duration.ofMillis(100);
    private static final Duration RETRY_MOST = Duration.ofSeconds(10);

    /** How a transaction ended. */
    enum End {
        COMMITTED,
        ABORTED,
        IN_DOUBT
    }

    /**
     * How transactions ended, and what they held.
     *
     * @param transactions one that was committed, or all that were undone together, in their order
     * @param failure why they were not committed; null when they were
     */
    record Ended(
            End end,
            List<OpenTransaction> transactions,
            @Nullable RuntimeException failure) {}

    private record Deciding(OpenTransaction transaction, Decision decision) {}

    private final Supplier<InternalWriter<C>> writers;
    private final Pace pace;
    private final Worker worker;
    private final FencingWatch fencing = new FencingWatch();
    private final Backoff backoff;
    private long notBeforeNanos;
    private @Nullable InternalWriter<C> writer;
    private @Nullable OpenTransaction open;
    private final Deque<Deciding> deciding = new ArrayDeque<>();

    TransactionLane(Supplier<InternalWriter<C>> writers, Worker worker) {
        this.writers = writers;
        this.worker = worker;
        this.pace = new Pace(worker.settings(), worker.budget());
        this.backoff = new Backoff(RETRY_FIRST, RETRY_MOST, worker.random());
        this.notBeforeNanos = worker.clock().nanos();
    }

    /**
     * Whether transactions are possible now. Makes and initializes a writer when there is none and it is time to.
     *
     * @throws KafkaException when the writer could not be had; it is tried again after a while
     */
    boolean ready() {
        if (worker.clock().nanos() - notBeforeNanos < 0) {
            return false;
        }
        if (writer == null) {
            InternalWriter<C> next = null;
            try {
                next = writers.get();
                next.initialize();
                writer = next;
            } catch (RuntimeException e) {
                if (next != null) {
                    close(next);
                }
                failed(e);
                throw e;
            }
        }
        return true;
    }

    /** Whether a transaction may be opened or go on now. */
    boolean isUsable() {
        return writer != null && worker.clock().nanos() - notBeforeNanos >= 0;
    }

    boolean isOpen() {
        return open != null;
    }

    /** Whether there is a transaction whose outcome was not taken in yet. */
    boolean isUndecided() {
        return open != null || isDeciding();
    }

    /** Whether a commit was asked for whose outcome was not taken in yet. */
    boolean isDeciding() {
        return !deciding.isEmpty();
    }

    /** Whether so many commits are undecided that no other may be asked for. */
    boolean mustDecide() {
        return deciding.size() >= InternalWriter.MOST_UNDECIDED_COMMITS;
    }

    /** Whether {@link #decision} would not wait. */
    boolean isDecided() {
        return isDeciding() && deciding.getFirst().decision().isKnown();
    }

    /** Whether the open transaction has come to one of its bounds. */
    boolean isDue() {
        return open != null
                && (open.isPinning()
                        || pace.isFull(
                                open.bytes(), open.ageNanos(worker.clock().nanos())));
    }

    /** Whether memory allows for more to be read. */
    boolean hasRoom() {
        return writer == null || writer.bytesInFlight() < pace.maxBytesInFlight();
    }

    /** Waits a little for {@link #hasRoom}. */
    void awaitRoom(Duration atMost) throws InterruptedException {
        if (writer != null) {
            writer.awaitBelow(pace.maxBytesInFlight(), atMost);
        }
    }

    /** Adds what was read of an owned partition. */
    void add(C chunk, OwnedPartition owned) {
        OpenTransaction transaction = opened();
        // Noted first: should the append fail, its end must cover the partition.
        transaction.add(
                owned.internal(), new StoredPosition(chunk.next(), owned.origin()), chunk.records(), chunk.bytes());
        present().append(chunk, owned.internal());
    }

    /** Lets go what was added. */
    void sendAdded() {
        if (writer != null) {
            writer.sendAppended();
        }
    }

    /** Adds first positions. */
    void pin(Map<TopicPartition, StoredPosition> first) {
        opened().pin(first);
    }

    /** Asks for the open transaction to be committed. */
    void commit(Supplier<ConsumerGroupMetadata> member) {
        if (mustDecide()) {
            throw new IllegalStateException("the transactions before are not decided yet");
        }
        OpenTransaction transaction = taken();
        deciding.addLast(new Deciding(transaction, ask(transaction, member)));
    }

    private Decision ask(OpenTransaction transaction, Supplier<ConsumerGroupMetadata> member) {
        try {
            return present().commit(Positions.toCommit(transaction.positions()), member.get());
        } catch (RuntimeException e) {
            return Decision.failed(e);
        }
    }

    /**
     * Waits for the outcome of the first commit that was asked for. When it failed, the transaction is aborted, and all
     * behind it too.
     */
    Ended decision() {
        Deciding asked = deciding.removeFirst();
        try {
            asked.decision().await();
            backoff.succeeded();
            pace.committed();
            return new Ended(End.COMMITTED, List.of(asked.transaction()), null);
        } catch (RuntimeException e) {
            return undo(withAllBehind(asked.transaction()), e);
        }
    }

    private List<OpenTransaction> withAllBehind(OpenTransaction first) {
        List<OpenTransaction> all = new ArrayList<>();
        all.add(first);
        deciding.forEach(behind -> all.add(behind.transaction()));
        deciding.clear();
        if (open != null) {
            all.add(taken());
        }
        return all;
    }

    /** Aborts the open transaction because of a failure elsewhere. Those before must be decided. */
    Ended abort(RuntimeException why) {
        return undo(List.of(taken()), why);
    }

    /** Whether another process works under our id. */
    boolean isClash() {
        return fencing.isClash(worker.clock().nanos());
    }

    /** Gives up the writer; the next one settles what is left. */
    void discard() {
        open = null;
        deciding.clear();
        InternalWriter<C> present = writer;
        writer = null;
        if (present != null) {
            close(present);
        }
    }

    private static void close(InternalWriter<?> writer) {
        try {
            writer.close();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.debug("closing a writer failed", e);
        }
    }

    @Override
    public void close() {
        discard();
    }

    private Ended undo(List<OpenTransaction> transactions, RuntimeException why) {
        failed(why);
        try {
            present().abort();
            return new Ended(End.ABORTED, transactions, why);
        } catch (RuntimeException e) {
            if (e != why) {
                why.addSuppressed(e);
            }
            discard();
            return new Ended(End.IN_DOUBT, transactions, why);
        }
    }

    private void failed(RuntimeException failure) {
        if (failure instanceof CommitFailedException) {
            // A rebalance came between: nothing is wrong, and the next transaction can begin at once.
            return;
        }
        if (Failures.cause(failure, ProducerFencedException.class).isPresent()
                || Failures.cause(failure, InvalidProducerEpochException.class).isPresent()) {
            fencing.fenced(worker.clock().nanos());
        }
        if (Failures.cause(failure, TimeoutException.class).isPresent()) {
            pace.tooSlow();
        }
        notBeforeNanos = worker.clock().nanos() + backoff.afterFailure().toNanos();
    }

    private OpenTransaction opened() {
        OpenTransaction present = open;
        if (present == null) {
            begin();
            present = new OpenTransaction(worker.clock().nanos());
            open = present;
        }
        return present;
    }

    /** A writer that cannot even begin never will: the next one takes its place. */
    private void begin() {
        try {
            present().begin();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(e);
            discard();
            throw e;
        }
    }

    private OpenTransaction taken() {
        OpenTransaction present = open;
        if (present == null) {
            throw new IllegalStateException("no transaction is open");
        }
        open = null;
        return present;
    }

    private InternalWriter<C> present() {
        InternalWriter<C> present = writer;
        if (present == null) {
            throw new IllegalStateException("there is no writer");
        }
        return present;
    }
}
