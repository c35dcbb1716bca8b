package dev.tributary.engine.batch.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns the batches of one partition of a fetch response into steps.
 *
 * <ul>
 *   <li><b>P1</b> Every batch is in exactly one step, and the steps keep the batches' order.
 *   <li><b>P2</b> A batch that can go on as it is does, unless it and a neighbour are tiny.
 *   <li><b>P3</b> Batches of different codecs never share a step.
 *   <li><b>P4</b> Nothing follows a refusal.
 *   <li><b>P5</b> Where a plan is to end before an offset, nothing from there on is in it, unless nothing is before.
 * </ul>
 */
public final class BatchPlan {
    private final BatchLimits limits;
    private final List<BatchStep> steps = new ArrayList<>();
    private final List<RecordBatchView> run = new ArrayList<>();
    private long runBytes;
    private final long until;
    private boolean runMustBeOpened;
    private boolean somethingBefore;
    private long position;

    private BatchPlan(long position, long until, BatchLimits limits) {
        this.position = position;
        this.until = until > position ? until : Long.MAX_VALUE;
        this.limits = limits;
    }

    /** As {@link #of(List, long, long, AbortedTransactions, BatchLimits)}, to the end. */
    public static List<BatchStep> of(
            List<RecordBatchView> batches, long position, AbortedTransactions aborted, BatchLimits limits) {
        return of(batches, position, Long.MAX_VALUE, aborted, limits);
    }

    /**
     * Plans what becomes of some batches.
     *
     * @param batches verified batches in order, as one fetch response brought them
     * @param position the first external offset that is wanted
     * @param until the external offset to end before; one that is not behind the position ends nothing
     * @param aborted which of them were aborted; asked of each, in order
     * @param limits what the internal topic takes
     */
    public static List<BatchStep> of(
            List<RecordBatchView> batches, long position, long until, AbortedTransactions aborted, BatchLimits limits) {
        BatchPlan plan = new BatchPlan(position, until, limits);
        for (RecordBatchView batch : batches) {
            if (plan.isAtEnd(batch)
                    || !plan.add(batch, BatchChoice.of(batch, position, aborted.covers(batch), limits))) {
                break;
            }
        }
        plan.endRun();
        return plan.steps;
    }

    /**
     * An old batch's first offset is not known before it is opened, so it is taken and cropped, if need be, to nothing.
     */
    private boolean isAtEnd(RecordBatchView batch) {
        boolean isBehind = isCurrentFormat(batch) && batch.baseOffset() >= until;
        somethingBefore |= !isBehind && batch.lastOffset() >= position;
        return isBehind && somethingBefore;
    }

    private boolean add(RecordBatchView batch, BatchChoice choice) {
        boolean hasRecords = choice.way() == BatchChoice.Way.FORWARD || choice.way() == BatchChoice.Way.REWRITE;
        if (hasRecords && batch.lastOffset() >= until && !(isCurrentFormat(batch) && batch.baseOffset() >= until)) {
            endRun();
            addStep(new BatchStep.Rewrite(List.of(batch), position, until));
            return false;
        }
        switch (choice.way()) {
            case FORWARD -> {
                endRun();
                addStep(new BatchStep.Forward(batch));
            }
            case REWRITE -> addToRun(batch, choice);
            case SKIP -> {
                endRun();
                addStep(new BatchStep.Skip(batch, choice));
            }
            case REFUSE -> {
                endRun();
                addStep(new BatchStep.Refuse(batch, choice, position));
                return false;
            }
        }
        return true;
    }

    private void addToRun(RecordBatchView batch, BatchChoice choice) {
        if (!run.isEmpty() && !joinsRun(batch)) {
            endRun();
        }
        run.add(batch);
        runBytes += batch.sizeInBytes();
        runMustBeOpened |= choice != BatchChoice.MERGE_TINY;
    }

    private boolean joinsRun(RecordBatchView batch) {
        return isCurrentFormat(batch)
                && isCurrentFormat(run.get(0))
                && batch.codec() == run.get(0).codec()
                && runBytes + batch.sizeInBytes() <= limits.mergedUpToBytes();
    }

    private static boolean isCurrentFormat(RecordBatchView batch) {
        return batch.magic() == RecordBatchView.CURRENT_MAGIC;
    }

    private void endRun() {
        if (run.isEmpty()) {
            return;
        }
        if (run.size() == 1 && !runMustBeOpened) {
            addStep(new BatchStep.Forward(run.get(0)));
        } else {
            addStep(new BatchStep.Rewrite(run, position));
        }
        run.clear();
        runBytes = 0;
        runMustBeOpened = false;
    }

    private void addStep(BatchStep step) {
        steps.add(step);
        position = Math.max(position, step.nextPosition());
    }
}
