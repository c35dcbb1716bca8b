package dev.tributary.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.format.BatchRewriter;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.format.RecordBatchView;
import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.path.Position;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;

class BatchChunkTest {
    private final DirectBufferPool pool = new DirectBufferPool(1 << 20);
    private final ByteBudget budget = new ByteBudget(1 << 20);

    @Test
    void givenABatchThatIsSplit_whenItsPiecesAreSent_thenTheyCountAsLongAsTheChunkIsHeld() {
        ByteBuffer answer = pool.tryAllocate(100_000);
        answer.put(tenRecords()).flip();
        budget.settle(0, answer.capacity());
        SharedBuffer memory = new SharedBuffer(answer, pool, budget);
        OutgoingBatch whole = OutgoingBatch.forwarded(new RecordBatchView(answer, 0));
        BatchChunk chunk = new BatchChunk(new TopicPartition("orders", 0), Position.at(10), List.of(whole), memory);
        memory.release(0);
        chunk.handOver();
        List<OutgoingBatch> pieces = new BatchRewriter().split(whole, 3_000);
        int bytes = pieces.stream().mapToInt(OutgoingBatch::sizeInBytes).sum();

        chunk.sendsInstead(pieces);

        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(budget.usedBytes()).isEqualTo(answer.capacity() + bytes);
        chunk.written();
        assertThat(budget.usedBytes()).isZero();
    }

    private static ByteBuffer tenRecords() {
        return MemoryRecords.withRecords(
                        0,
                        Compression.NONE,
                        IntStream.range(0, 10)
                                .mapToObj(i -> new SimpleRecord(new byte[1_000]))
                                .toArray(SimpleRecord[]::new))
                .buffer();
    }
}
