package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.format.BatchLimits;
import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import java.nio.ByteBuffer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.utils.Crc32C;
import org.junit.jupiter.api.Test;

class ChunkMakerTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final int CRC_AT = 17;
    private static final int CHECKED_FROM = 21;
    private static final byte MINUS_ONE = 1;

    private final ChunkMaker chunks = new ChunkMaker(BatchLimits.forMaxBatchBytes(1 << 20));

    private static MemoryRecords batch(int offset) {
        return MemoryRecords.withRecords(
                offset, Compression.NONE, new SimpleRecord(ClusterKit.bytes("k" + offset), new byte[10]));
    }

    /** Its only record says that it is shorter than nothing, and the checksum agrees. */
    private static MemoryRecords malformed(int offset) {
        ByteBuffer batch = batch(offset).buffer();
        batch.put(DefaultRecordBatch.RECORD_BATCH_OVERHEAD, MINUS_ONE);
        batch.putInt(CRC_AT, (int) Crc32C.compute(batch, CHECKED_FROM, batch.limit() - CHECKED_FROM));
        return MemoryRecords.readableRecords(batch);
    }

    private ChunkMaker.Result made(MemoryRecords... batches) {
        ByteBuffer answer = ByteBuffer.allocate(1 << 16);
        for (MemoryRecords batch : batches) {
            answer.put(batch.buffer().duplicate());
        }
        SharedBuffer memory = new SharedBuffer(answer, new DirectBufferPool(0), new ByteBudget(1 << 20));
        return chunks.make(
                PARTITION,
                Position.at(0),
                Long.MAX_VALUE,
                new PartitionData().setRecords(MemoryRecords.readableRecords(answer.flip())),
                memory);
    }

    /** Tiny batches are opened together, and one of them may be no batch at all. */
    @Test
    void givenDamageAmongTinyBatches_whenMadeIntoAChunk_thenThoseBeforeItComeAndTheFaultNamesIt() {
        ChunkMaker.Result result = made(batch(0), batch(1), malformed(2), batch(3));

        assertThat(result.chunk()).isNotNull();
        assertThat(ClusterKit.keys(result.chunk())).containsExactly("k0", "k1");
        assertThat(result.fault())
                .isInstanceOfSatisfying(
                        ReadFault.Damaged.class,
                        fault -> assertThat(fault.offset()).isEqualTo(2));
    }
}
