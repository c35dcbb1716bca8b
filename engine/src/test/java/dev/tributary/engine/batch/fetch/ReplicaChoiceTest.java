package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.ReadResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchResponseData.LeaderIdAndEpoch;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.FetchRequest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which broker is read from: the leader, the replica that it names as the closest, or the leader that it names. */
class ReplicaChoiceTest {
    private static final int LEADER = 0;
    private static final int OTHER = 1;
    private static final int EXPIRES_MS = 60_000;

    private final ShiftedTime time = new ShiftedTime();
    private final Queue<Integer> fetchedFrom = new ConcurrentLinkedQueue<>();
    private final Queue<String> racks = new ConcurrentLinkedQueue<>();
    private final List<ReadFault> faults = new ArrayList<>();
    private ScriptedTopic cluster;
    private BatchReader reader;

    @BeforeEach
    void start() throws IOException {
        cluster = new ScriptedTopic(2, "orders", 1);
        // What is asked behind the one record that a test waits for.
        cluster.script(ApiKeys.OFFSET_FOR_LEADER_EPOCH, (broker, request) -> null);
        Map<String, String> properties = new HashMap<>(cluster.properties());
        properties.put("client.rack", "rack-b");
        properties.put("metadata.max.age.ms", String.valueOf(EXPIRES_MS));
        reader = new BatchReader(properties, "reader", new PathLimits(16 << 20, 16 << 20, 1 << 20), time);
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
        cluster.close();
    }

    private static PartitionData with(Errors error) {
        return new PartitionData()
                .setPartitionIndex(0)
                .setErrorCode(error.code())
                .setHighWatermark(1)
                .setLastStableOffset(1)
                .setRecords(MemoryRecords.EMPTY);
    }

    private static PartitionData withOne() {
        return with(Errors.NONE)
                .setRecords(MemoryRecords.withRecords(
                        0, Compression.NONE, 1, new SimpleRecord(ClusterKit.bytes("k0"), ClusterKit.bytes("v0"))));
    }

    private void read(IntFunction<@Nullable PartitionData> answerOf) {
        cluster.script(ApiKeys.FETCH, (broker, request) -> {
            PartitionData answer = answerOf.apply(broker);
            fetchedFrom.add(broker);
            racks.add(((FetchRequest) request).data().rackId());
            return answer == null ? null : cluster.fetched(request, answer);
        });
        reader.read(Map.of(cluster.partition(0), Position.at(0)));
    }

    private void readOneRecord(IntFunction<@Nullable PartitionData> answerOf) {
        read(answerOf);
        awaitRecord();
    }

    private void pollUntilFetchedFrom(int broker) {
        Awaitility.await().until(() -> {
            reader.poll(Duration.ofMillis(20)).chunks().forEach(BatchChunk::discard);
            return fetchedFrom.contains(broker);
        });
    }

    private void awaitRecord() {
        Awaitility.await().until(() -> {
            ReadResult<BatchChunk> result = reader.poll(Duration.ofMillis(20));
            faults.addAll(result.faults());
            result.chunks().forEach(BatchChunk::discard);
            return !result.chunks().isEmpty();
        });
    }

    @Test
    void givenALeaderThatNamesACloserReplica_whenRead_thenTheRecordsComeFromThere() {
        readOneRecord(broker -> broker == OTHER ? withOne() : with(Errors.NONE).setPreferredReadReplica(OTHER));

        assertThat(fetchedFrom).startsWith(LEADER, OTHER);
        assertThat(racks).containsOnly("rack-b");
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFSET_OUT_OF_RANGE", "NOT_LEADER_OR_FOLLOWER", "OFFSET_NOT_AVAILABLE"})
    void givenACloserReplicaThatDoesNotHaveThePosition_whenRead_thenTheLeaderIsAskedAndNothingIsHeldUp(Errors error) {
        PartitionData elsewhere = with(Errors.NONE).setPreferredReadReplica(OTHER);

        readOneRecord(broker -> {
            boolean again = fetchedFrom.contains(OTHER);
            return broker == OTHER ? with(error) : again ? withOne() : elsewhere;
        });

        assertThat(fetchedFrom).startsWith(LEADER, OTHER, LEADER);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_LEADER_OR_FOLLOWER", "FENCED_LEADER_EPOCH"})
    void givenABrokerThatNamesTheNewLeader_whenRead_thenThatOneIsReadFromBeforeTheMetadataKnow(Errors error) {
        LeaderIdAndEpoch newer = new LeaderIdAndEpoch().setLeaderId(OTHER).setLeaderEpoch(7);

        readOneRecord(broker -> broker == OTHER ? withOne() : with(error).setCurrentLeader(newer));

        assertThat(fetchedFrom).startsWith(LEADER, OTHER);
    }

    @Test
    void givenACloserReplica_whenItWasNamedLongAgo_thenTheLeaderIsAskedAgain() {
        read(broker -> broker == OTHER ? with(Errors.NONE) : with(Errors.NONE).setPreferredReadReplica(OTHER));
        pollUntilFetchedFrom(OTHER);
        fetchedFrom.clear();

        // In between less passes than a broker has for an answer.
        for (int part = 0; part < 12; part++) {
            int before = cluster.answers(ApiKeys.FETCH);
            Awaitility.await().until(() -> {
                reader.poll(Duration.ofMillis(20));
                return cluster.answers(ApiKeys.FETCH) > before;
            });
            time.pass(EXPIRES_MS / 10);
        }

        pollUntilFetchedFrom(LEADER);
    }

    @Test
    void givenACloserReplica_whenItCrashesBeforeItAnswers_thenTheLeaderIsReadFrom() {
        read(broker -> broker == OTHER
                ? null
                : fetchedFrom.contains(OTHER) ? withOne() : with(Errors.NONE).setPreferredReadReplica(OTHER));
        pollUntilFetchedFrom(OTHER);

        cluster.kill(OTHER);

        awaitRecord();
        assertThat(fetchedFrom).startsWith(LEADER, OTHER, LEADER);
    }

    @Test
    void givenACloserReplica_whenTheClusterSaysThatItCannotBeHad_thenTheLeaderIsReadFrom() {
        cluster.kill(OTHER);
        cluster.offline(OTHER);

        readOneRecord(broker -> fetchedFrom.isEmpty() ? with(Errors.NONE).setPreferredReadReplica(OTHER) : withOne());

        assertThat(fetchedFrom).startsWith(LEADER, LEADER);
    }
}
