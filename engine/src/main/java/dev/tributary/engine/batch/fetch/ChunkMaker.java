package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.format.AbortedTransactions;
import dev.tributary.engine.batch.format.BatchLimits;
import dev.tributary.engine.batch.format.BatchPlan;
import dev.tributary.engine.batch.format.BatchRewriter;
import dev.tributary.engine.batch.format.BatchScanner;
import dev.tributary.engine.batch.format.BatchStep;
import dev.tributary.engine.batch.format.CorruptBatchException;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.format.RecordBatchView;
import dev.tributary.engine.batch.format.RecordTooLargeException;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Records;
import org.apache.kafka.common.requests.FetchResponse;
import org.jspecify.annotations.Nullable;

/** Turns one partition of a fetch response into a chunk. Used by one thread. */
final class ChunkMaker {
    private final BatchLimits limits;
    private final BatchScanner scanner = new BatchScanner();
    private final BatchRewriter rewriter = new BatchRewriter();

    ChunkMaker(BatchLimits limits) {
        this.limits = limits;
    }

    /**
     * What came of a partition's answer.
     *
     * @param chunk what was read; null when no whole batch came
     * @param fault what keeps us from reading on behind the chunk; null when nothing does
     * @param largestBatchBytes the largest batch seen
     * @param offsets how many offsets the answer spans, those before the position too
     */
    record Result(@Nullable BatchChunk chunk, @Nullable ReadFault fault, int largestBatchBytes, long offsets) {}

    /**
     * Makes a chunk.
     *
     * @param from the position that was asked for
     * @param until the offset to end the chunk before, if something is before it
     * @param memory the response's memory; the chunk becomes one more holder
     */
    Result make(
            TopicPartition partition,
            Position from,
            long until,
            FetchResponseData.PartitionData answer,
            SharedBuffer memory) {
        List<RecordBatchView> batches = new ArrayList<>();
        CorruptBatchException damage = null;
        try {
            scan(partition, answer, batches);
        } catch (CorruptBatchException e) {
            damage = e;
        }
        int largest = 0;
        for (RecordBatchView batch : batches) {
            largest = Math.max(largest, batch.sizeInBytes());
        }
        Outgoing outgoing = new Outgoing(from);
        try {
            outgoing.add(batches, until, aborted(answer));
        } catch (CorruptBatchException e) {
            damage = e;
        }
        BatchChunk chunk = outgoing.next.offset() == from.offset()
                ? null
                : new BatchChunk(partition, outgoing.next, outgoing.batches, memory);
        return new Result(chunk, outgoing.fault(partition, damage), largest, offsets(batches));
    }

    private static long offsets(List<RecordBatchView> batches) {
        return batches.isEmpty()
                ? 0
                : batches.get(batches.size() - 1).lastOffset()
                        + 1
                        - batches.get(0).baseOffset();
    }

    private void scan(TopicPartition partition, FetchResponseData.PartitionData answer, List<RecordBatchView> batches) {
        Records records = FetchResponse.recordsOrFail(answer);
        if (!(records instanceof MemoryRecords inMemory)) {
            throw new IllegalStateException("the records of " + partition + " are not in memory: " + records);
        }
        scanner.scan(inMemory.buffer(), batches);
    }

    private static AbortedTransactions aborted(FetchResponseData.PartitionData answer) {
        if (answer.abortedTransactions() == null || answer.abortedTransactions().isEmpty()) {
            return AbortedTransactions.none();
        }
        return new AbortedTransactions(answer.abortedTransactions().stream()
                .map(one -> new AbortedTransactions.Aborted(one.producerId(), one.firstOffset()))
                .toList());
    }

    private record Refusal(long offset, int sizeInBytes) {}

    private final class Outgoing {
        private final List<OutgoingBatch> batches = new ArrayList<>();
        private final long from;
        private Position next;
        private @Nullable Refusal refusal;
        private boolean ended;

        Outgoing(Position from) {
            this.from = from.offset();
            this.next = from;
        }

        void add(List<RecordBatchView> views, long until, AbortedTransactions aborted) {
            for (BatchStep step : BatchPlan.of(views, next.offset(), until, aborted, limits)) {
                if (!add(step)) {
                    return;
                }
            }
            ended = until > from && next.offset() >= until;
        }

        /** Damage behind the offset to end before is found again when it is its turn. */
        @Nullable ReadFault fault(TopicPartition partition, @Nullable CorruptBatchException damage) {
            if (refusal != null) {
                return new ReadFault.Refused(partition, refusal.offset(), tooLarge(refusal));
            }
            return damage == null || ended
                    ? null
                    : new ReadFault.Damaged(partition, next.offset(), String.valueOf(damage.getMessage()));
        }

        private String tooLarge(Refusal record) {
            return "it takes " + record.sizeInBytes() + " bytes with its batch header, and at most "
                    + limits.maxBatchBytes() + " can be carried";
        }

        private boolean add(BatchStep step) {
            if (step instanceof BatchStep.Refuse refuse) {
                refusal =
                        new Refusal(refuse.batch().baseOffset(), refuse.batch().sizeInBytes());
                return false;
            }
            if (step instanceof BatchStep.Forward forward) {
                batches.add(OutgoingBatch.forwarded(forward.batch()));
                moveBehind(forward.batch());
            } else if (step instanceof BatchStep.Skip skip) {
                moveBehind(skip.batch());
            } else if (step instanceof BatchStep.Rewrite rewrite) {
                return add(rewrite);
            }
            return true;
        }

        private boolean add(BatchStep.Rewrite rewrite) {
            try {
                batches.addAll(rewriter.rewrite(rewrite, limits.maxBatchBytes()));
            } catch (RecordTooLargeException e) {
                refusal = new Refusal(e.offset(), e.sizeInBytes());
                return false;
            } catch (CorruptBatchException e) {
                if (rewrite.batches().size() == 1) {
                    throw e;
                }
                return addOneByOne(rewrite);
            }
            moveTo(
                    rewrite.nextPosition(),
                    rewrite.batches().get(rewrite.batches().size() - 1));
            return true;
        }

        /** What comes before the damage is not lost by it. */
        private boolean addOneByOne(BatchStep.Rewrite damaged) {
            for (RecordBatchView batch : damaged.batches()) {
                if (!add(new BatchStep.Rewrite(List.of(batch), damaged.position(), damaged.until()))) {
                    return false;
                }
            }
            return true;
        }

        private void moveBehind(RecordBatchView batch) {
            moveTo(batch.lastOffset() + 1, batch);
        }

        private void moveTo(long position, RecordBatchView batch) {
            long offset = Math.max(next.offset(), position);
            boolean knowsEpoch = batch.magic() == RecordBatchView.CURRENT_MAGIC && batch.leaderEpoch() >= 0;
            next = new Position(offset, knowsEpoch ? Integer.valueOf(batch.leaderEpoch()) : null);
        }
    }
}
