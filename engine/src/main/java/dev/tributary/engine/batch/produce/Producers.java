package dev.tributary.engine.batch.produce;

import java.util.List;

/**
 * The producers under whose names a writer's transactions go, in turn. A cluster that has decided a transaction still
 * writes its markers, and holds back what the same producer begins meanwhile, each time for 20 ms (a broker's
 * {@code add.partitions.to.txn.retry.backoff.ms}). Another producer need not wait.
 *
 * <p>Order does not suffer: one begins when the other's transaction is decided. A partition holds their batches in that
 * order and shows none before those ahead of it have their markers; of two positions the group keeps the one written
 * last, whichever transaction's marker comes first.
 *
 * <p>Used by one thread.
 */
final class Producers {
    private final List<ProducerState> all;
    private int current;

    /** Producers that no cluster knows yet. */
    Producers(List<String> transactionalIds) {
        all = transactionalIds.stream().map(ProducerState::new).toList();
        current = all.size() - 1;
    }

    /** Whose turn it is. */
    ProducerState current() {
        return all.get(current);
    }

    /** Ends the turn. The first comes first. */
    void turn() {
        current = (current + 1) % all.size();
    }

    int count() {
        return all.size();
    }
}
