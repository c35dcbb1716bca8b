package dev.tributary.engine.batch.format;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which batches of one fetch response were aborted, from the list that the broker sends along when it is asked
 * for committed records. A transaction's batches are aborted from its first offset on, up to the producer's next abort
 * marker. One instance serves the batches of one partition of one response, asked in offset order.
 *
 * <p>Not safe for use by several threads.
 */
public final class AbortedTransactions {
    private final Deque<Aborted> ahead;
    private final Set<Long> open = new HashSet<>();

    /** Takes the broker's list, in any order. */
    public AbortedTransactions(List<Aborted> listed) {
        this.ahead = new ArrayDeque<>(listed.size());
        listed.stream().sorted(Comparator.comparingLong(Aborted::firstOffset)).forEach(ahead::add);
    }

    /** Where nothing was aborted, which is how it is nearly always. */
    public static AbortedTransactions none() {
        return new AbortedTransactions();
    }

    private AbortedTransactions() {
        this.ahead = new ArrayDeque<>(0);
    }

    /**
     * Whether the records of a verified batch were aborted. Must be asked once of every batch, in order, because abort
     * markers among the batches end what the list began.
     */
    public boolean covers(RecordBatchView batch) {
        if (batch.magic() < RecordBatchView.CURRENT_MAGIC
                || batch.producerId() < 0
                || (ahead.isEmpty() && open.isEmpty())) {
            return false;
        }
        for (Aborted next = ahead.peek();
                next != null && next.firstOffset() <= batch.lastOffset();
                next = ahead.peek()) {
            open.add(next.producerId());
            ahead.remove();
        }
        if (batch.isControl()) {
            if (open.contains(batch.producerId()) && BatchRecords.isAbortMarker(batch)) {
                open.remove(batch.producerId());
            }
            return false;
        }
        return batch.isTransactional() && open.contains(batch.producerId());
    }

    /**
     * One aborted transaction.
     *
     * @param producerId who wrote it
     * @param firstOffset where it begins in the partition
     */
    public record Aborted(long producerId, long firstOffset) {}
}
