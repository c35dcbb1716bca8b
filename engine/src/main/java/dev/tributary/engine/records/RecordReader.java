package dev.tributary.engine.records;

import dev.tributary.engine.clients.ClientProperties;
import dev.tributary.engine.path.ExternalReader;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.ReadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads with a consumer that belongs to no group and is told every partition and position. */
final class RecordReader implements ExternalReader<RecordChunk> {
    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(1);
    private static final int MAX_POLL_RECORDS = 1_000;
    private static final long MIN_FETCH_BYTES = 64L << 10;
    private static final long MAX_PARTITION_FETCH_BYTES = 1L << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    /** What is being read, and the next offset of each. */
    private final Map<TopicPartition, Long> reading = new HashMap<>();

    private final Map<TopicPartition, Long> chunkEnds = new HashMap<>();

    RecordReader(Map<String, String> clientProperties, String clientId, PathLimits limits) {
        // The consumer's bound is for each broker.
        int fetchBytes =
                (int) Math.min(Integer.MAX_VALUE, Math.max(MIN_FETCH_BYTES, limits.readBytes() / limits.brokers()));
        this.consumer = new KafkaConsumer<>(
                ClientProperties.reaching(clientProperties, clientId)
                        .withApiTimeout()
                        // Without a group there is nothing to commit and nobody to be put out by.
                        .fix(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                        .fix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none")
                        .fix(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                        .fix(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false)
                        .fix(ConsumerConfig.CHECK_CRCS_CONFIG, true)
                        .fix(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic")
                        .fix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetchBytes)
                        .fix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, (int)
                                Math.min(MAX_PARTITION_FETCH_BYTES, fetchBytes))
                        .unlessGiven(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS)
                        .toMap(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A consumer does not say which topic it reads, so the identities are of no use here. */
    @Override
    public void read(Map<TopicPartition, Position> from, Map<TopicPartition, String> topicIds) {
        boolean more = !reading.keySet().containsAll(from.keySet());
        from.forEach((partition, position) -> reading.put(partition, position.offset()));
        chunkEnds.keySet().removeAll(from.keySet());
        if (more) {
            consumer.assign(reading.keySet());
        }
        // With the leader epoch the consumer checks for truncation before it reads on.
        from.forEach((partition, position) -> consumer.seek(
                partition, new OffsetAndMetadata(position.offset(), Optional.ofNullable(position.leaderEpoch()), "")));
    }

    @Override
    public void endChunkBefore(TopicPartition partition, long offset) {
        chunkEnds.put(partition, offset);
    }

    @Override
    public void stop(Collection<TopicPartition> partitions) {
        if (reading.keySet().removeAll(Set.copyOf(partitions))) {
            consumer.assign(reading.keySet());
        }
    }

    @Override
    public ReadResult<RecordChunk> poll(Duration atMost) {
        if (reading.isEmpty()) {
            return ReadResult.nothing();
        }
        try {
            return new ReadResult<>(chunks(consumer.poll(atMost)), List.of());
        } catch (OffsetOutOfRangeException e) {
            stop(e.partitions());
            return new ReadResult<>(List.of(), outOfRange(e));
        } catch (TopicAuthorizationException e) {
            List<TopicPartition> refused = reading.keySet().stream()
                    .filter(partition -> e.unauthorizedTopics().contains(partition.topic()))
                    .toList();
            stop(refused);
            return new ReadResult<>(
                    List.of(),
                    refused.stream().<ReadFault>map(ReadFault.Unauthorized::new).toList());
        } catch (KafkaException e) {
            ReadFault.Damaged damage = Damage.in(e, reading).orElseThrow(() -> e);
            stop(List.of(damage.partition()));
            return new ReadResult<>(List.of(), List.of(damage));
        }
    }

    @Override
    public OptionalLong endOffset(TopicPartition partition) {
        Long next = reading.get(partition);
        if (next == null) {
            return OptionalLong.empty();
        }
        OptionalLong lag = consumer.currentLag(partition);
        return lag.isEmpty() ? lag : OptionalLong.of(next + lag.getAsLong());
    }

    @Override
    public boolean caughtUp() {
        for (TopicPartition partition : reading.keySet()) {
            if (consumer.currentLag(partition).orElse(1) > 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_AT_MOST));
    }

    private List<RecordChunk> chunks(ConsumerRecords<byte[], byte[]> polled) {
        List<RecordChunk> chunks = new ArrayList<>();
        // Also names partitions of which only control records or aborted records were passed.
        polled.nextOffsets().forEach((partition, next) -> {
            Position position = new Position(next.offset(), next.leaderEpoch().orElse(null));
            RecordChunk chunk = ended(RecordChunk.of(partition, position, polled.records(partition)));
            reading.put(partition, chunk.next().offset());
            chunks.add(chunk);
        });
        return chunks;
    }

    /** The chunk up to the offset that it is to end before, if it has anything before that; the rest is read again. */
    private RecordChunk ended(RecordChunk chunk) {
        Long end = chunkEnds.get(chunk.partition());
        if (end == null || chunk.next().offset() <= end) {
            return chunk;
        }
        chunkEnds.remove(chunk.partition());
        List<ConsumerRecord<byte[], byte[]>> before =
                chunk.content().stream().filter(each -> each.offset() < end).toList();
        if (before.isEmpty()) {
            return chunk;
        }
        Integer epoch = before.get(before.size() - 1).leaderEpoch().orElse(null);
        consumer.seek(chunk.partition(), new OffsetAndMetadata(end, Optional.ofNullable(epoch), ""));
        return RecordChunk.of(chunk.partition(), new Position(end, epoch), before);
    }

    private static List<ReadFault> outOfRange(OffsetOutOfRangeException refusal) {
        List<ReadFault> faults = new ArrayList<>();
        refusal.offsetOutOfRangePartitions()
                .forEach((partition, position) ->
                        faults.add(new ReadFault.OutOfRange(partition, position, divergence(refusal, partition))));
        return faults;
    }

    private static @Nullable Long divergence(OffsetOutOfRangeException refusal, TopicPartition partition) {
        if (refusal instanceof LogTruncationException truncation) {
            OffsetAndMetadata diverged = truncation.divergentOffsets().get(partition);
            return diverged == null ? null : diverged.offset();
        }
        return null;
    }
}
