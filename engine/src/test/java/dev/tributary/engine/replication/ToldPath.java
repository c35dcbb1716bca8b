package dev.tributary.engine.replication;

import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.path.ExternalReader;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadResult;
import dev.tributary.engine.path.WriterIdentity;
import dev.tributary.engine.records.RecordChunk;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** Whose reader reads what it is told to, and says what it is told to. */
final class ToldPath implements DataPath<RecordChunk> {
    final Map<TopicPartition, String> hindrances = new HashMap<>();
    final Map<TopicPartition, String> topicIds = new HashMap<>();
    final Map<TopicPartition, Position> positions = new HashMap<>();
    final Map<TopicPartition, Long> chunkEnds = new HashMap<>();
    final Deque<RecordChunk> reads = new ArrayDeque<>();
    boolean caughtUp = true;
    final List<PathLimits> limits = new ArrayList<>();

    @Override
    public ExternalReader<RecordChunk> reader(Map<String, String> clientProperties, String clientId, PathLimits given) {
        limits.add(given);
        return new ToldReader();
    }

    @Override
    public InternalWriter<RecordChunk> writer(
            Map<String, String> clientProperties, WriterIdentity identity, PathLimits given) {
        throw new IllegalStateException("nobody writes here");
    }

    private final class ToldReader implements ExternalReader<RecordChunk> {
        @Override
        public void read(Map<TopicPartition, Position> from, Map<TopicPartition, String> ids) {
            positions.putAll(from);
            topicIds.putAll(ids);
        }

        @Override
        public void endChunkBefore(TopicPartition partition, long offset) {
            chunkEnds.put(partition, offset);
        }

        @Override
        public void stop(Collection<TopicPartition> partitions) {
            topicIds.keySet().removeAll(partitions);
        }

        @Override
        public ReadResult<RecordChunk> poll(Duration atMost) {
            RecordChunk next = reads.poll();
            return next == null ? ReadResult.nothing() : new ReadResult<>(List.of(next), List.of());
        }

        @Override
        public OptionalLong endOffset(TopicPartition partition) {
            return OptionalLong.empty();
        }

        @Override
        public boolean caughtUp() {
            return caughtUp;
        }

        @Override
        public Map<TopicPartition, String> hindrances() {
            return hindrances;
        }

        @Override
        public void close() {
            topicIds.clear();
        }
    }
}
