package dev.tributary.engine.batch.format;

import java.util.List;

/** One step on the way through the batches of a partition, in order. */
public sealed interface BatchStep {
    /** The external offset that is next once this step is done. */
    long nextPosition();

    /**
     * Sends a batch as it is, stamped.
     *
     * @param batch the batch
     */
    record Forward(RecordBatchView batch) implements BatchStep {
        @Override
        public long nextPosition() {
            return batch.lastOffset() + 1;
        }
    }

    /**
     * Sends the records of one or more batches of one codec in new batches.
     *
     * @param batches the batches, at least one
     * @param position the first external offset that is wanted of them
     * @param until the first external offset that is not wanted any more
     */
    record Rewrite(List<RecordBatchView> batches, long position, long until) implements BatchStep {
        /** Copies the list. */
        public Rewrite {
            batches = List.copyOf(batches);
        }

        /** All from a position on. */
        public Rewrite(List<RecordBatchView> batches, long position) {
            this(batches, position, Long.MAX_VALUE);
        }

        boolean wants(long offset) {
            return offset >= position && offset < until;
        }

        @Override
        public long nextPosition() {
            return Math.min(until, batches.get(batches.size() - 1).lastOffset() + 1);
        }
    }

    /**
     * Sends nothing.
     *
     * @param batch the batch that is passed over
     * @param why the reason
     */
    record Skip(RecordBatchView batch, BatchChoice why) implements BatchStep {
        @Override
        public long nextPosition() {
            return batch.lastOffset() + 1;
        }
    }

    /**
     * Stops here: nothing behind this batch may be sent before it.
     *
     * @param batch the batch that cannot be written
     * @param why the reason
     * @param nextPosition where the partition stays
     */
    record Refuse(RecordBatchView batch, BatchChoice why, long nextPosition) implements BatchStep {}
}
