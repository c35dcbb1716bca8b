package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.format.BatchLimits;
import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.memory.MemoryPool;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;

class ChunkMakerTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final int CRC_AT = 17;
    private static final int CHECKED_FROM = 21;
    private static final byte MINUS_ONE = 1;

    private final ChunkMaker chunks = new ChunkMaker(BatchLimits.forMaxBatchBytes(400));

    private static MemoryRecords batch(long baseOffset, int... valueBytes) {
        SimpleRecord[] records = new SimpleRecord[valueBytes.length];
        for (int i = 0; i < records.length; i++) {
            records[i] = new SimpleRecord(
                    1_700_000_000_000L, ClusterKit.bytes("k" + (baseOffset + i)), new byte[valueBytes[i]]);
        }
        return MemoryRecords.withRecords(baseOffset, Compression.NONE, records);
    }

    /** Its only record says that it is shorter than nothing, and the checksum agrees. */
    private static MemoryRecords malformed(long offset) {
        ByteBuffer batch = batch(offset, 10).buffer();
        batch.put(DefaultRecordBatch.RECORD_BATCH_OVERHEAD, MINUS_ONE);
        CRC32C checksum = new CRC32C();
        checksum.update(batch.duplicate().position(CHECKED_FROM));
        batch.putInt(CRC_AT, (int) checksum.getValue());
        return MemoryRecords.readableRecords(batch);
    }

    private ChunkMaker.Result made(MemoryRecords... batches) {
        ByteBuffer answer = ByteBuffer.allocate(1 << 16);
        for (MemoryRecords batch : batches) {
            answer.put(batch.buffer().duplicate());
        }
        PartitionData data = new PartitionData().setRecords(MemoryRecords.readableRecords(answer.flip()));
        SharedBuffer memory = new SharedBuffer(answer, MemoryPool.NONE, new ByteBudget(1 << 20));
        return chunks.make(ORDERS, Position.at(0), Long.MAX_VALUE, data, memory);
    }

    private static ReadFault tooLarge(long offset, int bytes) {
        return new ReadFault.Refused(
                ORDERS, offset, "it takes " + bytes + " bytes with its batch header, and at most 400 can be carried");
    }

    /** Tiny batches are opened together, and one of them may be no batch at all. */
    @Test
    void givenDamageAmongTinyBatches_whenMade_thenThoseBeforeItComeAndTheFaultNamesIt() {
        ChunkMaker.Result result = made(batch(0, 10), batch(1, 10), malformed(2), batch(3, 10));

        assertThat(result.chunk()).isNotNull();
        assertThat(ClusterKit.keys(result.chunk())).containsExactly("k0", "k1");
        assertThat(result.fault())
                .isInstanceOfSatisfying(
                        ReadFault.Damaged.class,
                        fault -> assertThat(fault.offset()).isEqualTo(2));
    }

    @Test
    void givenABatchOfOneRecordThatIsTooLarge_whenMade_thenItsSizeAndTheMostAreTold() {
        MemoryRecords large = batch(5, 1_000);

        assertThat(made(large).fault()).isEqualTo(tooLarge(5, large.sizeInBytes()));
    }

    @Test
    void givenABatchWithARecordThatIsTooLarge_whenMade_thenTheSizeOfThatRecordAloneIsTold() {
        int alone = batch(6, 1_000).sizeInBytes();

        assertThat(made(batch(5, 10, 1_000, 10)).fault()).isEqualTo(tooLarge(6, alone));
    }
}
