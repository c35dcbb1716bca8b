package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.BatchChunk;
import org.apache.kafka.common.TopicPartition;

/** A chunk of which some batches are not acknowledged yet; with the last of them its memory is let go of. */
final class PendingChunk {
    private final BatchChunk chunk;
    private int unacknowledged;

    PendingChunk(BatchChunk chunk) {
        this.chunk = chunk;
    }

    TopicPartition external() {
        return chunk.partition();
    }

    void expect(int batches) {
        unacknowledged += batches;
        letGoWhenDone();
    }

    void oneLess() {
        unacknowledged--;
        letGoWhenDone();
    }

    private void letGoWhenDone() {
        if (unacknowledged == 0) {
            chunk.written();
        }
    }
}
