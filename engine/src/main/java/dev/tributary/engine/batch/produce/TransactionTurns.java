package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.net.BrokenConnectionException;
import dev.tributary.engine.path.InternalWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * A writer's transactions, under the names of several producers in turn: while one is decided, the next ones are
 * written and filled. A cluster that has decided a transaction still writes its markers, and holds back what the same
 * producer begins meanwhile, each time for 20 ms (a broker's {@code add.partitions.to.txn.retry.backoff.ms}). So there
 * are more producers than transactions whose outcome is open.
 *
 * <ul>
 *   <li><b>O1</b> No batch is sent before all of the transaction before are acknowledged, so a partition holds the
 *       batches of all producers in their order. A read-committed reader sees none before the markers of those ahead.
 *   <li><b>O2</b> No position is sent before those of the transaction before are accepted. Of two positions the group
 *       keeps the one written last, whichever transaction's marker comes first.
 *   <li><b>O3</b> No commit is asked for before the transaction before is committed, so what follows one that is not
 *       committed can be undone with it.
 * </ul>
 *
 * <p>Used by one thread.
 */
final class TransactionTurns {
    private final List<TransactionMachine> machines;
    private int filling;

    /** Transactions of producers that no cluster knows yet. The first comes first. */
    TransactionTurns(List<TransactionMachine> machines) {
        if (machines.size() < InternalWriter.PRODUCERS) {
            throw new IllegalArgumentException(
                    "turns need " + InternalWriter.PRODUCERS + " transactional ids, and there are " + machines.size());
        }
        this.machines = List.copyOf(machines);
        this.filling = machines.size() - 1;
    }

    void initialize(CompletableFuture<Void> whoAsks) {
        all(machines, TransactionMachine::initialize, whoAsks);
    }

    /** Opens a transaction. The commit of all before was asked for. */
    void begin() {
        filling = next(filling);
        machines.get(filling).begin();
    }

    void add(BatchChunk chunk, List<OutgoingBatch> batches, TopicPartition to) {
        machines.get(filling).add(chunk, batches, to);
    }

    /** The transaction that is being filled cannot be committed any more. */
    void failFilling(KafkaException why) {
        machines.get(filling).fail(why);
    }

    /** No transaction can be committed any more whose commit is not under way. */
    void fail(KafkaException why) {
        machines.forEach(machine -> machine.fail(why));
    }

    /** Of these topics nothing can be written. Returns those that a transaction writes to, which fails of it. */
    Set<String> refused(Set<String> topics, Function<Set<String>, KafkaException> failure) {
        Set<String> needed = new HashSet<>();
        for (TransactionMachine machine : machines) {
            Set<String> written = machine.topics();
            written.retainAll(topics);
            if (!written.isEmpty()) {
                machine.fail(failure.apply(written));
                needed.addAll(written);
            }
        }
        return needed;
    }

    void commit(
            Map<TopicPartition, OffsetAndMetadata> positions,
            ConsumerGroupMetadata member,
            CompletableFuture<Void> whoAsks) {
        machines.get(filling).commit(positions, member, whoAsks);
    }

    /** Undoes all transactions that are not decided; of those whose commit was asked for, the first has failed. */
    void abort(CompletableFuture<Void> whoAsks) {
        List<TransactionMachine> undecided =
                machines.stream().filter(machine -> !machine.isDecided()).toList();
        if (undecided.isEmpty()) {
            machines.get(filling).abort(whoAsks);
        } else {
            all(undecided, TransactionMachine::abort, whoAsks);
        }
    }

    private interface Step {
        void take(TransactionMachine machine, CompletableFuture<Void> whoAsks);
    }

    private static void all(List<TransactionMachine> machines, Step step, CompletableFuture<Void> whoAsks) {
        List<CompletableFuture<Void>> each = new ArrayList<>();
        for (TransactionMachine machine : machines) {
            CompletableFuture<Void> one = new CompletableFuture<>();
            each.add(one);
            step.take(machine, one);
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(each.toArray(CompletableFuture[]::new));
        CompletableFuture<Void> unused = all.whenComplete((done, failure) -> {
            if (failure == null) {
                whoAsks.complete(null);
            } else {
                whoAsks.completeExceptionally(failure.getCause());
            }
        });
    }

    /** Nothing can go on from here. */
    void breakWith(KafkaException why) {
        machines.forEach(machine -> machine.breakWith(why));
    }

    /** Gives up all batches, because the connections are gone. */
    void abandon() {
        machines.forEach(TransactionMachine::abandon);
    }

    /** How long there may be nothing to do but wait, in milliseconds. */
    long idleMs(long defaultMs) {
        long idleMs = defaultMs;
        for (TransactionMachine machine : machines) {
            idleMs = machine.idleMs(idleMs);
        }
        return idleMs;
    }

    /**
     * Does what can be done now, the oldest transaction first.
     *
     * @throws BrokenConnectionException when none of them can go on
     */
    void progress() {
        int at = filling;
        for (int i = 0; i < machines.size(); i++) {
            TransactionMachine before = machines.get(at);
            at = next(at);
            TransactionMachine machine = machines.get(at);
            try {
                machine.progress(before);
            } catch (BrokenConnectionException e) {
                throw e;
            } catch (KafkaException e) {
                machine.fail(e);
            }
        }
    }

    private int next(int index) {
        return (index + 1) % machines.size();
    }
}
