package dev.tributary.engine.batch.produce;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one internal partition in one transaction: first those that wait, then those under way.
 *
 * <ul>
 *   <li><b>Q1</b> Until a batch of this transaction is acknowledged, only one is under way. A broker that knows nothing
 *       of our producer takes any sequence number, so it could take the second batch when it has failed the first: a
 *       partition that is just being created does that.
 *   <li><b>Q2</b> Once one has failed, nothing more is sent until all that is under way is answered; then the failed
 *       ones go again, in their order, with the sequence numbers they had.
 *   <li><b>Q3</b> Batches are never under way to two brokers at once.
 * </ul>
 *
 * <p>Used by one thread.
 */
final class PartitionQueue {
    private final TopicPartition partition;
    private final Deque<PendingBatch> waiting = new ArrayDeque<>();
    private final Deque<PendingBatch> underWay = new ArrayDeque<>();
    private boolean acknowledgedOne;
    private boolean recovering;
    private int node = -1;
    private long notBeforeMs;
    private long throttledSinceMs;
    private long throttledUntilMs;
    private long throttledMs;
    private int attempts;

    PartitionQueue(TopicPartition partition) {
        this.partition = partition;
    }

    TopicPartition partition() {
        return partition;
    }

    void add(PendingBatch batch) {
        waiting.addLast(batch);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    boolean isUnderWay() {
        return !underWay.isEmpty();
    }

    /** Whether all that was added has been acknowledged, and something was. */
    boolean isWritten() {
        return isEmpty() && acknowledgedOne;
    }

    /** The batch that has been here longest; null when there is none. */
    @Nullable PendingBatch oldest() {
        return underWay.isEmpty() ? waiting.peekFirst() : underWay.peekFirst();
    }

    /** Whether there is a batch that may go to some node now, which is cheaper to ask than whether to a certain one. */
    boolean maySend(long nowMs) {
        return !waiting.isEmpty() && !recovering && nowMs >= notBeforeMs && (underWay.isEmpty() || acknowledgedOne);
    }

    /** Whether the next batch may go to this node now. */
    boolean maySend(int toNode, long nowMs) {
        return maySend(nowMs) && (underWay.isEmpty() || node == toNode);
    }

    /** When the next attempt is due, if it is held back. */
    long notBeforeMs() {
        return notBeforeMs;
    }

    /** The next batch's size; 0 when none waits. */
    int nextBytes() {
        PendingBatch next = waiting.peekFirst();
        return next == null ? 0 : next.batch().sizeInBytes();
    }

    /** The broker that all that is under way went to. */
    int node() {
        return node;
    }

    /** Takes note until when batches must wait for a broker that has asked to be left alone; now when they need not. */
    void throttled(long untilMs, long nowMs) {
        throttledMs += Math.max(0, Math.min(nowMs, throttledUntilMs) - throttledSinceMs);
        throttledSinceMs = nowMs;
        throttledUntilMs = untilMs;
    }

    /** For how long batches had to wait for such a broker so far, in milliseconds. */
    long throttledMs() {
        return throttledMs;
    }

    PendingBatch send(int toNode) {
        PendingBatch batch = waiting.removeFirst();
        batch.failed(false);
        underWay.addLast(batch);
        node = toNode;
        return batch;
    }

    void acknowledged(PendingBatch batch) {
        underWay.remove(batch);
        acknowledgedOne = true;
        attempts = 0;
        recoverWhenAnswered();
    }

    /** Whether an earlier batch that is under way is known to have failed. */
    boolean followsAFailed(PendingBatch batch) {
        for (PendingBatch earlier : underWay) {
            if (earlier == batch) {
                return false;
            }
            if (earlier.hasFailed()) {
                return true;
            }
        }
        return false;
    }

    /** Takes note that a batch must go again, and how many times in a row that has happened. */
    int failed(PendingBatch batch) {
        batch.failed(true);
        recovering = true;
        attempts++;
        recoverWhenAnswered();
        return attempts;
    }

    void holdUntil(long timeMs) {
        notBeforeMs = Math.max(notBeforeMs, timeMs);
    }

    private void recoverWhenAnswered() {
        if (!recovering || !isAllFailed()) {
            return;
        }
        recovering = false;
        for (Iterator<PendingBatch> last = underWay.descendingIterator(); last.hasNext(); ) {
            waiting.addFirst(last.next());
        }
        underWay.clear();
    }

    private boolean isAllFailed() {
        for (PendingBatch batch : underWay) {
            if (!batch.hasFailed()) {
                return false;
            }
        }
        return true;
    }

    /** Gives up what is not under way. */
    List<PendingBatch> dropWaiting() {
        List<PendingBatch> dropped = new ArrayList<>(waiting);
        waiting.clear();
        return dropped;
    }

    /** Takes note of an answer that does not matter any more. What had to go again before it waits from now on. */
    void forget(PendingBatch batch) {
        underWay.remove(batch);
        recoverWhenAnswered();
    }
}
