package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedCluster;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.format.RecordBatchView;
import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.WriterIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** K1, T1-T4, N3: a writer whose cluster crashes, refuses or talks nonsense, which real brokers do not do on demand. */
class ScriptedWriterTest {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    private final TopicPartition external = new TopicPartition("ext", 0);
    private final TopicPartition internal = new TopicPartition("int", 0);
    private final ConsumerGroupMetadata member = ClusterKit.member("group", -1, "");
    private final ByteBudget budget = new ByteBudget(1 << 20);
    private ScriptedCluster cluster = new ScriptedCluster(2, 2);
    private BatchWriter writer = newWriter(Map.of());

    @AfterEach
    void close() {
        writer.close();
        cluster.close();
    }

    private BatchWriter newWriter(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(cluster.properties());
        properties.putAll(more);
        return new BatchWriter(
                properties,
                new WriterIdentity("writer", "tx", TRANSACTION_TIMEOUT),
                new PathLimits(1 << 20, 1 << 20, 1 << 20),
                Time.SYSTEM);
    }

    private BatchChunk chunk(long offset) {
        MemoryRecords records = MemoryRecords.withRecords(
                offset, Compression.NONE, new SimpleRecord("record".getBytes(StandardCharsets.UTF_8)));
        budget.settle(0, 1);
        SharedBuffer memory = new SharedBuffer(ByteBuffer.allocate(1), new DirectBufferPool(1), budget);
        BatchChunk chunk = new BatchChunk(
                external,
                Position.at(offset + 1),
                List.of(OutgoingBatch.forwarded(new RecordBatchView(records.buffer(), 0))),
                null,
                memory);
        memory.release(0);
        return chunk;
    }

    private Map<TopicPartition, OffsetAndMetadata> at(long offset) {
        return Map.of(internal, new OffsetAndMetadata(offset, "here"));
    }

    private void write(long offset) {
        writer.begin();
        writer.append(chunk(offset), internal);
        writer.commit(at(offset + 1), member);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenTheCoordinatorCrashesOrHangs_whenAnotherTakesOver_thenItIsFoundAndTheTransactionIsCommitted(
            boolean crashes) {
        cluster.coordinators(2);
        writer.initialize();
        write(0);

        // At first the others have not noticed.
        cluster.coordinators(2, 2, 2, 1);
        if (crashes) {
            cluster.kill(2);
        } else {
            cluster.silence(2);
        }

        assertThatCode(() -> write(1)).doesNotThrowAnyException();
    }
}
