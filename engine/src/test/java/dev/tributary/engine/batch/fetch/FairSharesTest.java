package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedSessions;
import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.utils.Time;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A partition that has little gets its turn beside those that have very much. The broker keeps no sessions, so it reads
 * the partitions in the order in which they are asked for, until the answer is full.
 */
class FairSharesTest {
    private static final int MOST_PARTITIONS = 5;
    /** More than is ever read. */
    private static final long VERY_MUCH = 1_000_000;
    /** Sooner or later means never. */
    private static final int ENOUGH_ANSWERS = 10;

    private final ScriptedTopic cluster = new ScriptedTopic(1, "orders", MOST_PARTITIONS);
    private final ScriptedSessions none = new ScriptedSessions(false);
    private final BatchReader reader =
            new BatchReader(cluster.properties(), "reader", new PathLimits(1 << 19, 1 << 19, 1 << 19), Time.SYSTEM);
    /** What each answer had of which partitions. */
    private final List<List<Integer>> answers = new ArrayList<>();

    @AfterEach
    void stop() {
        reader.close();
        cluster.close();
    }

    /** The last of these partitions has one small record, all others have very much. */
    private void begin(int partitions) {
        cluster.script(ApiKeys.FETCH, (broker, request) -> answer(request, partitions - 1));
        Map<TopicPartition, Position> from = new LinkedHashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            from.put(cluster.partition(partition), Position.at(0));
        }
        reader.read(from);
    }

    private ApiMessage answer(AbstractRequest request, int small) {
        AtomicInteger left = new AtomicInteger(((FetchRequest) request).maxBytes());
        List<Integer> brought = new ArrayList<>();
        ApiMessage answer = none.answer(request, (topicId, asked) -> {
            long end = asked.partition() == small ? 1 : VERY_MUCH;
            int limit = Math.min(left.get(), asked.partitionMaxBytes());
            ByteBuffer bytes = ByteBuffer.allocate(limit);
            for (long offset = asked.fetchOffset(); offset < end && bytes.hasRemaining(); offset++) {
                put(bytes, record(offset, asked.partition() == small ? 10 : 1_000));
            }
            bytes.flip();
            left.addAndGet(-bytes.remaining());
            if (bytes.hasRemaining()) {
                brought.add(asked.partition());
            }
            return new PartitionData()
                    .setHighWatermark(end)
                    .setLastStableOffset(end)
                    .setRecords(MemoryRecords.readableRecords(bytes));
        });
        synchronized (answers) {
            answers.add(brought);
        }
        return answer;
    }

    /** As real brokers do, it cuts off what does not fit. */
    private static void put(ByteBuffer bytes, ByteBuffer record) {
        record.limit(Math.min(record.limit(), record.position() + bytes.remaining()));
        bytes.put(record);
    }

    private static ByteBuffer record(long offset, int valueBytes) {
        return MemoryRecords.withRecords(
                        offset,
                        Compression.NONE,
                        new SimpleRecord(ClusterKit.bytes("k" + offset), new byte[valueBytes]))
                .buffer();
    }

    /** Which answer brought the partition something, counted from 1. */
    private int answerWith(int partition) {
        synchronized (answers) {
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).contains(partition)) {
                    return i + 1;
                }
            }
            return ENOUGH_ANSWERS;
        }
    }

    private void pollUntilRead(int partition) {
        Awaitility.await().until(() -> {
            List<BatchChunk> chunks = reader.poll(Duration.ofMillis(20)).chunks();
            chunks.forEach(BatchChunk::discard);
            synchronized (answers) {
                return answers.size() >= ENOUGH_ANSWERS
                        || chunks.stream().anyMatch(chunk -> chunk.partition().partition() == partition);
            }
        });
    }

    @Test
    void givenOnePartitionWithVeryMuch_whenItIsAskedForFirst_thenTheOtherComesInTheSameAnswer() {
        begin(2);

        pollUntilRead(1);

        assertThat(answerWith(1)).isEqualTo(1);
    }

    /** However small their shares are, they fill an answer. */
    @Test
    void givenManyPartitionsWithVeryMuch_whenTheyAreAskedForFirst_thenTheOtherIsAskedForFirstTheNextTime() {
        begin(MOST_PARTITIONS);

        pollUntilRead(MOST_PARTITIONS - 1);

        assertThat(answerWith(MOST_PARTITIONS - 1)).isEqualTo(2);
        assertThat(answers.get(0)).as("what the first answer had").hasSize(MOST_PARTITIONS - 1);
    }
}
