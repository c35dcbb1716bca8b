package dev.tributary.engine.replication;

import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.records.RecordChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Notes what it is told, and refuses what it is told to refuse. */
final class NotingWriter implements InternalWriter<RecordChunk> {
    final List<String> steps = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

    @Nullable RecordRefusedException refuses;

    @Nullable RuntimeException fails;

    @Nullable HeldDecision outcome;

    @Override
    public void initialize() {
        steps.clear();
    }

    @Override
    public void begin() {
        steps.add("begin");
    }

    @Override
    public void append(RecordChunk chunk, TopicPartition internal) {
        steps.add(chunk.partition() + " " + chunk.next().offset());
    }

    @Override
    public void sendAppended() {
        // All is sent at once.
    }

    @Override
    public long bytesInFlight() {
        return 0;
    }

    @Override
    public void awaitBelow(long limit, Duration atMost) {
        // Nothing is ever in flight.
    }

    @Override
    public Decision commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata member) {
        if (fails != null) {
            throw fails;
        }
        if (refuses != null
                && positions.containsKey(
                        new TopicPartition("copy", refuses.external().partition()))) {
            throw refuses;
        }
        steps.add("commit");
        committed = positions;
        return outcome == null ? Decision.committed() : outcome;
    }

    @Override
    public void abort() {
        steps.add("abort");
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
