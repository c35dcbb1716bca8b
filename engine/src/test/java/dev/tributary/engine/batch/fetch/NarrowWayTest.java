package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.batch.Way;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.utils.Time;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A way that brings less in the time of a request than a reader likes to ask for. */
@OnBrokers
class NarrowWayTest {
    private static final int BYTES_PER_MS = 2_000;
    private static final int BATCHES = 300;
    private static final int RECORDS = 10;
    private static final int END = BATCHES * RECORDS;
    private static final PathLimits LIMITS = new PathLimits(16 << 20, 16 << 20, 1 << 20);

    private final TreeMap<Long, MemoryRecords> log = new TreeMap<>();

    NarrowWayTest() {
        for (long batch = 0; batch < BATCHES; batch++) {
            long first = batch * RECORDS;
            SimpleRecord[] records = IntStream.range(0, RECORDS)
                    .mapToObj(i -> new SimpleRecord(ClusterKit.bytes("k" + (first + i)), new byte[1_000]))
                    .toArray(SimpleRecord[]::new);
            log.put(first, MemoryRecords.withRecords(first, Compression.NONE, records));
        }
    }

    @Test
    void givenAnswersThatDoNotComeInTime_whenReadOn_thenLessIsAskedForUntilTheyDo() {
        try (ScriptedTopic cluster = new ScriptedTopic(1, "orders", 1)) {
            cluster.script(ApiKeys.FETCH, (broker, request) -> answer(cluster, request));
            Map<String, String> properties = new HashMap<>(cluster.properties());
            properties.put("request.timeout.ms", "500");
            try (BatchReader reader = new BatchReader(properties, "reader", LIMITS, Time.SYSTEM)) {
                reader.read(Map.of(cluster.partition(0), Position.at(0)));

                assertThat(readAll(reader)).isEqualTo(ClusterKit.numbered(0, END));
            }
        }
    }

    private static List<String> readAll(BatchReader reader) {
        List<String> keys = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            for (BatchChunk chunk : reader.poll(Duration.ofMillis(200)).chunks()) {
                keys.addAll(ClusterKit.keys(chunk));
                chunk.handOver();
                chunk.written();
            }
            return keys.size() >= END;
        });
        return keys;
    }

    private ApiMessage answer(ScriptedTopic cluster, AbstractRequest request) {
        PartitionData[] answers = ((FetchRequest) request)
                .data().topics().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .map(this::read)
                        .toArray(PartitionData[]::new);
        return cluster.fetched(request, answers);
    }

    private PartitionData read(FetchPartition asked) {
        ByteBuffer bytes = ByteBuffer.allocate(4 << 20);
        for (MemoryRecords batch : log.tailMap(asked.fetchOffset()).values()) {
            if (bytes.position() + batch.sizeInBytes() > asked.partitionMaxBytes()) {
                break;
            }
            bytes.put(batch.buffer().duplicate());
        }
        Way.takes(Duration.ofMillis(bytes.position() / BYTES_PER_MS));
        return new PartitionData()
                .setPartitionIndex(asked.partition())
                .setHighWatermark(END)
                .setLastStableOffset(END)
                .setRecords(MemoryRecords.readableRecords(bytes.flip()));
    }
}
