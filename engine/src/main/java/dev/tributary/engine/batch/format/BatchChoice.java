package dev.tributary.engine.batch.format;

/** What becomes of one fetched batch, and why. */
public enum BatchChoice {
    /** It can go on as it is; only its header is stamped. */
    FORWARD(Way.FORWARD),
    /** It is so small that it costs less when its records join those of its neighbours. */
    MERGE_TINY(Way.REWRITE),
    /** It begins before the position that was asked for. */
    REWRITE_CROPPED(Way.REWRITE),
    /** Compaction took records out of it, and a broker takes no batch with gaps from a producer. */
    REWRITE_COMPACTED(Way.REWRITE),
    /** It is of a format that producers may no longer use. */
    REWRITE_OLD_FORMAT(Way.REWRITE),
    /** The external broker stamped its time, and an internal broker takes no such batch from a producer. */
    REWRITE_APPEND_TIME(Way.REWRITE),
    /** It is larger than the internal topic takes, but holds several records. */
    REWRITE_SPLIT(Way.REWRITE),
    /** It holds a transaction marker. */
    SKIP_CONTROL(Way.SKIP),
    /** Its transaction was aborted. */
    SKIP_ABORTED(Way.SKIP),
    /** Compaction took all its records. */
    SKIP_EMPTY(Way.SKIP),
    /** It ends before the position that was asked for. */
    SKIP_BEFORE_POSITION(Way.SKIP),
    /** It holds one record, larger than the internal topic takes. */
    REFUSE_TOO_LARGE(Way.REFUSE);

    private final Way way;

    BatchChoice(Way way) {
        this.way = way;
    }

    /** What is done. */
    public Way way() {
        return way;
    }

    /**
     * Decides on one verified batch.
     *
     * @param batch the batch
     * @param position the first external offset that is wanted
     * @param aborted whether its transaction was aborted
     * @param limits what the internal topic takes and what counts as tiny
     */
    public static BatchChoice of(RecordBatchView batch, long position, boolean aborted, BatchLimits limits) {
        if (batch.lastOffset() < position) {
            return SKIP_BEFORE_POSITION;
        }
        if (batch.magic() < RecordBatchView.CURRENT_MAGIC) {
            return REWRITE_OLD_FORMAT;
        }
        if (batch.isControl()) {
            return SKIP_CONTROL;
        }
        if (aborted) {
            return SKIP_ABORTED;
        }
        if (batch.recordCount() == 0) {
            return SKIP_EMPTY;
        }
        return ofRecords(batch, position, limits);
    }

    private static BatchChoice ofRecords(RecordBatchView batch, long position, BatchLimits limits) {
        if (batch.baseOffset() < position) {
            return REWRITE_CROPPED;
        }
        if (batch.recordCount() != batch.offsetSpan()) {
            return REWRITE_COMPACTED;
        }
        if (batch.hasLogAppendTime()) {
            return REWRITE_APPEND_TIME;
        }
        if (batch.sizeInBytes() > limits.maxBatchBytes()) {
            return batch.recordCount() > 1 ? REWRITE_SPLIT : REFUSE_TOO_LARGE;
        }
        return limits.tiny().covers(batch) ? MERGE_TINY : FORWARD;
    }

    /** The four things that can be done with a batch. */
    public enum Way {
        /** Stamp it and send it. */
        FORWARD,
        /** Open it and send its records in new batches. */
        REWRITE,
        /** Send nothing; the position moves past it. */
        SKIP,
        /** Stop the partition: its next record cannot be written. */
        REFUSE
    }
}
