package dev.tributary.engine.batch;

import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.path.Position;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;

/**
 * Batches of one external partition, ready to be stamped and sent. It holds its part of the fetch response's memory
 * until somebody lets go of it: the writer that took it over, or, when no writer did, the reader that made it.
 *
 * <p><b>C1</b> The memory is let go of once, whoever tries, and never while a writer has the chunk.
 *
 * <p>Safe for use by several threads.
 */
public final class BatchChunk implements Chunk {
    private final TopicPartition partition;
    private final Position next;
    private final List<OutgoingBatch> batches;
    private final int records;
    private final long bytes;
    private final long ownBytes;
    private volatile long splitBytes;
    private final SharedBuffer memory;
    private final AtomicReference<Owner> owner = new AtomicReference<>(Owner.READER);

    private enum Owner {
        READER,
        WRITER,
        NOBODY
    }

    /**
     * Makes a chunk, owned by its reader.
     *
     * @param next where reading goes on behind it
     * @param memory what the batches are part of; the chunk becomes one more holder if it has any
     */
    public BatchChunk(TopicPartition partition, Position next, List<OutgoingBatch> batches, SharedBuffer memory) {
        this.partition = partition;
        this.next = next;
        this.batches = List.copyOf(batches);
        this.memory = memory;
        int recordSum = 0;
        long byteSum = 0;
        long ownSum = 0;
        for (OutgoingBatch batch : this.batches) {
            recordSum += batch.recordCount();
            byteSum += batch.sizeInBytes();
            ownSum += batch.isRewritten() ? batch.sizeInBytes() : 0;
        }
        this.records = recordSum;
        this.bytes = byteSum;
        this.ownBytes = ownSum;
        if (this.batches.isEmpty()) {
            owner.set(Owner.NOBODY);
        } else {
            memory.retain(ownSum);
        }
    }

    @Override
    public TopicPartition partition() {
        return partition;
    }

    @Override
    public Position next() {
        return next;
    }

    @Override
    public int records() {
        return records;
    }

    /** The bytes of its batches, compressed as they are. */
    @Override
    public long bytes() {
        return bytes;
    }

    /** What is to be sent, in order. */
    public List<OutgoingBatch> batches() {
        return batches;
    }

    /**
     * Hands the chunk to a writer. One without batches has nothing to be handed over.
     *
     * @throws IllegalStateException when its reader was told meanwhile to read its partition from elsewhere
     */
    public void handOver() {
        if (!batches.isEmpty() && !owner.compareAndSet(Owner.READER, Owner.WRITER)) {
            throw new IllegalStateException("the chunk of " + partition + " up to offset " + next.offset()
                    + " was taken back or written already");
        }
    }

    /**
     * Takes note, as the writer that has the chunk, of what is sent in place of its batches: that is in memory, too.
     */
    public void sendsInstead(List<OutgoingBatch> sent) {
        long bytesOfPieces = 0;
        for (OutgoingBatch batch : sent) {
            bytesOfPieces += batch.isRewritten() && !batches.contains(batch) ? batch.sizeInBytes() : 0;
        }
        memory.holdsMore(bytesOfPieces);
        splitBytes = bytesOfPieces;
    }

    /** Whether the reader has nothing to do with it any more. */
    public boolean isTaken() {
        return owner.get() != Owner.READER;
    }

    /** Lets go of the memory if no writer has the chunk; says nothing when one has. */
    public void discard() {
        if (owner.compareAndSet(Owner.READER, Owner.NOBODY)) {
            memory.release(ownBytes);
        }
    }

    /** Lets go of the memory, as the writer that has the chunk. */
    public void written() {
        if (owner.compareAndSet(Owner.WRITER, Owner.NOBODY)) {
            memory.release(ownBytes + splitBytes);
        }
    }
}
