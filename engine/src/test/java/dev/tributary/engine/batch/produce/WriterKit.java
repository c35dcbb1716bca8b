package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedCluster;
import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.format.RecordBatchView;
import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.path.Decision;
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
import org.awaitility.Awaitility;

/** A writer of a cluster that does as a test says, and batches of one record for it. Closed with its cluster. */
final class WriterKit implements AutoCloseable {
    /** The names that transactions take in turn. */
    static final List<String> NAMES = List.of("tx", "tx/2", "tx/3", "tx/4");

    final TopicPartition internal = new TopicPartition("int", 0);
    /** Another one, whose partition the second broker of a cluster leads, when it has one. */
    final TopicPartition other = new TopicPartition("other", 0);

    final ScriptedCluster cluster;
    final ShiftedTime time = new ShiftedTime();
    final BatchWriter writer;
    private final ConsumerGroupMetadata member = ClusterKit.member("group", -1, "");
    private final ByteBudget budget = new ByteBudget(1 << 20);

    WriterKit(int brokers, int transactionVersion, Duration transactionTimeout, Map<String, String> more) {
        cluster = new ScriptedCluster(brokers, transactionVersion);
        if (brokers > 1) {
            cluster.lead(other.topic(), 2);
        }
        Map<String, String> properties = new HashMap<>(cluster.properties());
        properties.putAll(more);
        writer = new BatchWriter(
                properties,
                new WriterIdentity("writer", NAMES, transactionTimeout),
                new PathLimits(1 << 20, 1 << 20, 1 << 20),
                time);
    }

    /** Hands a batch to the open transaction, from this offset of an external partition of its own. */
    void append(long offset, TopicPartition to) {
        append(offset, List.of(batch(offset)), to);
    }

    /** Hands over what brings a position on and holds no batch. */
    void appendNothing(TopicPartition to) {
        append(0, List.of(), to);
    }

    private void append(long offset, List<OutgoingBatch> batches, TopicPartition to) {
        budget.settle(0, 1);
        SharedBuffer memory = new SharedBuffer(ByteBuffer.allocate(1), new DirectBufferPool(1), budget);
        BatchChunk chunk = new BatchChunk(external(to), Position.at(offset + 1), batches, memory);
        memory.release(0);
        writer.append(chunk, to);
        writer.sendAppended();
    }

    /** How large each batch is. */
    long oneBatch() {
        return batch(0).sizeInBytes();
    }

    private static OutgoingBatch batch(long offset) {
        MemoryRecords records = MemoryRecords.withRecords(
                offset, Compression.NONE, new SimpleRecord("record".getBytes(StandardCharsets.UTF_8)));
        return OutgoingBatch.forwarded(new RecordBatchView(records.buffer(), 0));
    }

    /** Where the batches for an internal partition come from. */
    static TopicPartition external(TopicPartition internal) {
        return new TopicPartition("ext-" + internal.topic(), internal.partition());
    }

    /** Hands a batch over, and waits until it is acknowledged with all before it. */
    void appendAndAwait(long offset, TopicPartition to) {
        append(offset, to);
        Awaitility.await().until(() -> writer.bytesInFlight() == 0);
    }

    Decision commit(long next) {
        return writer.commit(Map.of(internal, new OffsetAndMetadata(next, "here")), member);
    }

    /** A transaction of one batch, whose outcome is not waited for. */
    Decision fill(long offset) {
        writer.begin();
        append(offset, internal);
        return commit(offset + 1);
    }

    void write(long offset) {
        fill(offset).await();
    }

    /** One committed transaction under each name, so that everything is known that has to be looked up. */
    void writeUnderEachName() {
        for (int i = 0; i < NAMES.size(); i++) {
            write(i);
        }
    }

    @Override
    public void close() {
        writer.close();
        cluster.close();
        assertThat(writer.bytesInFlight()).isZero();
        assertThat(budget.usedBytes()).isZero();
    }
}
