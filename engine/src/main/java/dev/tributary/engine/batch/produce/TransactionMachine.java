package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.net.ClusterConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.jspecify.annotations.Nullable;

/**
 * One producer's transactions, one after the other, step by step, without ever waiting. {@link TransactionTurns} has
 * several of these and says what comes first.
 *
 * <ul>
 *   <li><b>T1</b> A transaction is committed only when every batch is acknowledged and the positions are accepted.
 *   <li><b>T2</b> Any doubt makes the open transaction one that can only be aborted.
 *   <li><b>T3</b> Nothing is aborted while a batch is under way, or it might arrive behind the abort.
 *   <li><b>T4</b> When the outcome of a commit or an abort is not known, nothing goes on: the next writer of the same
 *       transactional id settles it.
 *   <li><b>T5</b> Which requests are needed depends on the cluster's transaction version alone, looked at when a
 *       transaction begins; when it has changed, a new epoch is begun first.
 * </ul>
 *
 * <p>Used by one thread.
 */
final class TransactionMachine {
    private static final String TRANSACTION_VERSION = "transaction.version";
    private static final int SECOND_VERSION = 2;

    private final ClusterConnection connection;
    private final WriterSettings settings;
    private final ProducerState producer;
    private final CoordinatorCalls calls;
    private final TransactionCalls transaction;
    private final ProduceRequests requests;
    private final ProduceAnswers answers;
    private final Set<TopicPartition> added = new HashSet<>();
    private Phase phase = Phase.NEW;
    private boolean epochIsSure = true;
    private boolean begun;
    private @Nullable Commit commit;
    private @Nullable CompletableFuture<Void> caller;
    private @Nullable KafkaException broken;

    private enum Phase {
        NEW,
        BECOMING_PRODUCER,
        READY,
        OPEN,
        FLUSHING,
        COMMITTING_POSITIONS,
        POSITIONS_ACCEPTED,
        COMMITTING,
        SETTLING,
        ABORTING
    }

    private record Commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata member) {}

    TransactionMachine(
            ClusterConnection connection,
            WriterSettings settings,
            ProducerState producer,
            CoordinatorCalls calls,
            TransactionCalls transaction,
            ProduceRequests requests,
            ProduceAnswers answers) {
        this.connection = connection;
        this.settings = settings;
        this.producer = producer;
        this.calls = calls;
        this.transaction = transaction;
        this.requests = requests;
        this.answers = answers;
    }

    void initialize(CompletableFuture<Void> whoAsks) {
        if (!accepts(whoAsks, Phase.NEW)) {
            return;
        }
        phase = Phase.BECOMING_PRODUCER;
        Runnable ready = () -> {
            producer.useTransactionV2(clusterHasSecondVersion());
            succeeded(Phase.READY);
        };
        calls.begin(transaction.becomeProducer(ready), timeoutMs(), this::breakWith);
    }

    private boolean transactionV2() {
        return producer.transactionV2();
    }

    private boolean clusterHasSecondVersion() {
        return connection.featureVersion(TRANSACTION_VERSION) >= SECOND_VERSION;
    }

    void begin() {
        if (phase == Phase.READY && broken == null) {
            phase = Phase.OPEN;
            answers.clear();
            if (transactionV2() != clusterHasSecondVersion()) {
                producer.useTransactionV2(!transactionV2());
                epochIsSure = false;
                calls.begin(transaction.bumpEpoch(() -> epochIsSure = true), timeoutMs(), this::breakWith);
            }
        }
    }

    void add(BatchChunk chunk, List<OutgoingBatch> batches, TopicPartition to) {
        if (batches != chunk.batches()) {
            chunk.sendsInstead(batches);
        }
        requests.add(chunk, batches, to);
    }

    /** The topics that the open transaction writes to. */
    Set<String> topics() {
        Set<String> topics = new HashSet<>();
        requests.partitions().forEach(partition -> topics.add(partition.topic()));
        return topics;
    }

    /** Whether no batch of the transaction is missing in the internal cluster, or there is none. */
    private boolean isWritten() {
        return switch (phase) {
            case NEW, READY, COMMITTING_POSITIONS, POSITIONS_ACCEPTED, COMMITTING -> true;
            case BECOMING_PRODUCER, OPEN, FLUSHING, SETTLING, ABORTING -> false;
        };
    }

    /** Whether the transaction's positions are not missing either. */
    private boolean hasPositions() {
        return phase != Phase.COMMITTING_POSITIONS && isWritten();
    }

    /** Whether there is no transaction whose outcome is open. */
    boolean isDecided() {
        return phase == Phase.READY && broken == null;
    }

    void fail(KafkaException why) {
        answers.fail(why);
    }

    void commit(
            Map<TopicPartition, OffsetAndMetadata> positions,
            ConsumerGroupMetadata member,
            CompletableFuture<Void> whoAsks) {
        if (accepts(whoAsks, Phase.OPEN)) {
            commit = new Commit(positions, member);
            phase = Phase.FLUSHING;
        }
    }

    void abort(CompletableFuture<Void> whoAsks) {
        if (phase == Phase.COMMITTING) {
            breakWith(new KafkaException("the commit that is to be undone was asked for already; its outcome is open"));
        }
        if (phase == Phase.FLUSHING || phase == Phase.COMMITTING_POSITIONS || phase == Phase.POSITIONS_ACCEPTED) {
            phase = Phase.OPEN;
        }
        if (accepts(whoAsks, Phase.OPEN)) {
            answers.fail(new KafkaException("the transaction is being aborted"));
            phase = Phase.SETTLING;
        }
    }

    private boolean accepts(CompletableFuture<Void> whoAsks, Phase needed) {
        if (broken != null) {
            whoAsks.completeExceptionally(broken);
            return false;
        }
        if (phase != needed) {
            whoAsks.completeExceptionally(
                    new IllegalStateException("the writer is " + phase + " and must be " + needed + " for this"));
            return false;
        }
        caller = whoAsks;
        return true;
    }

    private void succeeded(Phase next) {
        phase = next;
        CompletableFuture<Void> waiting = caller;
        caller = null;
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    private void failed(KafkaException why) {
        CompletableFuture<Void> waiting = caller;
        caller = null;
        if (waiting != null) {
            waiting.completeExceptionally(why);
        }
    }

    /** Nothing can go on from here. */
    void breakWith(KafkaException why) {
        if (broken == null) {
            broken = why;
        }
        answers.fail(why);
        failed(why);
    }

    /** Gives up all batches, because the connections are gone. */
    void abandon() {
        requests.abandon();
    }

    /** How long there may be nothing to do but wait, in milliseconds. */
    long idleMs(long defaultMs) {
        return Math.min(requests.nextAttemptInMs(defaultMs), calls.nextAttemptInMs(defaultMs));
    }

    /**
     * Does what can be done now.
     *
     * @param before whose transaction is to be written and decided before ours
     */
    void progress(TransactionMachine before) {
        calls.progress();
        if (broken != null) {
            requests.dropWaiting();
            return;
        }
        switch (phase) {
            case OPEN -> sendBatches(before);
            case FLUSHING -> {
                sendBatches(before);
                flush(before);
            }
            case SETTLING -> settle();
            case NEW, BECOMING_PRODUCER, READY, COMMITTING_POSITIONS, POSITIONS_ACCEPTED, COMMITTING, ABORTING -> {}
        }
        if (phase == Phase.POSITIONS_ACCEPTED && before.isDecided()) {
            end();
        }
        calls.progress();
    }

    private void sendBatches(TransactionMachine before) {
        if (answers.failure() != null) {
            requests.dropWaiting();
            return;
        }
        if (!epochIsSure || !before.isWritten()) {
            return;
        }
        KafkaException overdue = requests.overdue(settings.transactionTimeoutMs());
        if (overdue != null) {
            answers.fail(overdue);
            return;
        }
        if (transactionV2()) {
            begun |= !requests.isDone();
            requests.send(partition -> true, true);
        } else {
            sendInFirstVersion();
        }
    }

    private void sendInFirstVersion() {
        Set<TopicPartition> unknown = new HashSet<>(requests.partitions());
        unknown.removeAll(added);
        if (!unknown.isEmpty() && !calls.isBusy()) {
            begun = true;
            calls.begin(transaction.addPartitions(unknown, () -> added.addAll(unknown)), timeoutMs(), answers::fail);
        }
        requests.send(added::contains, false);
    }

    private void flush(TransactionMachine before) {
        KafkaException failure = answers.failure();
        if (failure != null) {
            phase = Phase.OPEN;
            failed(failure);
        } else if (requests.isDone() && !calls.isBusy() && before.hasPositions()) {
            phase = Phase.COMMITTING_POSITIONS;
            commitPositions();
        }
    }

    private void commitPositions() {
        Commit wanted = commit;
        if (wanted == null || wanted.positions().isEmpty()) {
            phase = Phase.POSITIONS_ACCEPTED;
        } else if (transactionV2()) {
            begun = true;
            calls.begin(
                    transaction.commitOffsets(wanted.positions(), wanted.member(), true, this::positionsAccepted),
                    timeoutMs(),
                    this::positionsRefused);
        } else {
            begun = true;
            Runnable commitOffsets = () -> {
                if (phase == Phase.COMMITTING_POSITIONS) {
                    calls.begin(
                            transaction.commitOffsets(
                                    wanted.positions(), wanted.member(), false, this::positionsAccepted),
                            timeoutMs(),
                            this::positionsRefused);
                }
            };
            calls.begin(
                    transaction.addOffsets(wanted.member().groupId(), commitOffsets),
                    timeoutMs(),
                    this::positionsRefused);
        }
    }

    private void positionsAccepted() {
        if (phase == Phase.COMMITTING_POSITIONS) {
            phase = Phase.POSITIONS_ACCEPTED;
        }
    }

    private void positionsRefused(KafkaException why) {
        answers.fail(why);
        if (phase == Phase.COMMITTING_POSITIONS) {
            phase = Phase.OPEN;
            failed(why);
        }
    }

    private void end() {
        if (!begun) {
            closeTransaction();
            return;
        }
        phase = Phase.COMMITTING;
        calls.begin(transaction.end(true, transactionV2(), this::closeTransaction), timeoutMs(), this::breakWith);
    }

    private void settle() {
        requests.dropWaiting();
        if (requests.isUnderWay() || calls.isBusy()) {
            return;
        }
        if (!begun) {
            closeTransaction();
            return;
        }
        phase = Phase.ABORTING;
        calls.begin(transaction.end(false, transactionV2(), this::aborted), timeoutMs(), why -> {
            boolean nothingToAbort = why.getCause() instanceof InvalidTxnStateException && !transactionV2();
            if (nothingToAbort) {
                aborted();
            } else {
                breakWith(why);
            }
        });
    }

    /** In the first version a new epoch keeps out what may still be on its way; the second begins one by itself. */
    private void aborted() {
        if (transactionV2()) {
            closeTransaction();
        } else {
            calls.begin(transaction.bumpEpoch(this::closeTransaction), timeoutMs(), this::breakWith);
        }
    }

    private void closeTransaction() {
        requests.clear();
        answers.clear();
        added.clear();
        begun = false;
        commit = null;
        succeeded(Phase.READY);
    }

    private long timeoutMs() {
        return settings.transactionTimeoutMs();
    }
}
