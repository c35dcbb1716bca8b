package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a poll brings when an answer has been lying there: what came since, too. */
class LatestNewsTest {
    private final CountDownLatch firstMayBeAnswered = new CountDownLatch(1);
    private final AtomicInteger fetches = new AtomicInteger();
    private final ShiftedTime time = new ShiftedTime();
    private ScriptedTopic cluster;
    private BatchReader reader;

    @BeforeEach
    void start() {
        cluster = new ScriptedTopic(1, "orders", 2);
        cluster.script(ApiKeys.FETCH, (broker, request) -> switch (fetches.incrementAndGet()) {
            case 1 -> {
                await(firstMayBeAnswered);
                yield cluster.fetched(request, record(0), end(1, 0));
            }
            case 2 -> cluster.fetched(request, end(0, 1), record(1));
            default -> null;
        });
        // However slow the machine is, the second answer is waited for.
        time.holdNanoseconds();
        reader = new BatchReader(cluster.properties(), "reader", new PathLimits(16 << 20, 16 << 20, 1 << 20), time);
        reader.read(Map.of(cluster.partition(0), Position.at(0), cluster.partition(1), Position.at(0)));
        Awaitility.await().until(() -> {
            reader.poll(Duration.ZERO);
            return fetches.get() == 1;
        });
    }

    @AfterEach
    void stop() throws IOException {
        firstMayBeAnswered.countDown();
        reader.close();
        cluster.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PartitionData end(int partition, long offset) {
        return new PartitionData()
                .setPartitionIndex(partition)
                .setHighWatermark(offset)
                .setLastStableOffset(offset)
                .setRecords(MemoryRecords.EMPTY);
    }

    private static PartitionData record(int partition) {
        return end(partition, 1)
                .setRecords(MemoryRecords.withRecords(
                        0, Compression.NONE, new SimpleRecord(ClusterKit.bytes("k"), ClusterKit.bytes("v"))));
    }

    private ReadResult<BatchChunk> pollAfter(long pauseMs) {
        int before = cluster.answers();
        firstMayBeAnswered.countDown();
        Awaitility.await().until(() -> cluster.answers() > before);
        time.pass(pauseMs);
        ReadResult<BatchChunk> result = reader.poll(Duration.ofSeconds(10));
        result.chunks().forEach(BatchChunk::discard);
        return result;
    }

    @Test
    void givenAnAnswerThatCameDuringAPause_whenPolled_thenWhatCameBehindItIsThereToo() {
        assertThat(pollAfter(50).chunks())
                .extracting(BatchChunk::partition)
                .containsExactly(cluster.partition(0), cluster.partition(1));
    }
}
