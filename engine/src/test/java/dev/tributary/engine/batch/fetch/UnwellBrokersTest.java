package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.ReadResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.EpochEndOffset;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.OffsetForLeaderTopicResult;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.OffsetForLeaderTopicResultCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the reader makes of answers that real brokers give only when something is wrong with them. */
@OnBrokers
class UnwellBrokersTest {
    private static final long LONG_MS = 11_000;
    /** By then the metadata have been asked for as often as is usual at the start. */
    private static final int LATE_REFUSAL = 6;

    private final ShiftedTime time = new ShiftedTime();
    private final Set<Integer> fetchedFrom = ConcurrentHashMap.newKeySet();
    private ScriptedTopic cluster;
    private BatchReader reader;
    private TopicPartition first;
    private TopicPartition second;

    @BeforeEach
    void start() throws IOException {
        cluster = new ScriptedTopic(2, "orders", 2);
        reader = new BatchReader(cluster.properties(), "reader", new PathLimits(16 << 20, 16 << 20, 1 << 20), time);
        first = cluster.partition(0);
        second = cluster.partition(1);
        answer(one(), Errors.NONE);
        checks(Errors.NONE);
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
        cluster.close();
    }

    /** Partition 0 holds a record and partition 1 gets an error, from now on. */
    private void answer(MemoryRecords records, Errors error) {
        cluster.script(ApiKeys.FETCH, (broker, request) -> {
            fetchedFrom.add(broker);
            MemoryRecords next = offsetOfFirst((FetchRequest) request) == 0 ? records : MemoryRecords.EMPTY;
            return cluster.fetched(request, well(0).setRecords(next), well(1).setErrorCode(error.code()));
        });
    }

    private static long offsetOfFirst(FetchRequest request) {
        return request.data().topics().stream()
                .flatMap(topic -> topic.partitions().stream())
                .filter(partition -> partition.partition() == 0)
                .findFirst()
                .map(FetchPartition::fetchOffset)
                .orElse(0L);
    }

    private static PartitionData well(int partition) {
        return new PartitionData()
                .setPartitionIndex(partition)
                .setHighWatermark(1)
                .setLastStableOffset(1)
                .setRecords(MemoryRecords.EMPTY);
    }

    private static MemoryRecords one() {
        return MemoryRecords.withRecords(
                0, Compression.NONE, 1, new SimpleRecord(ClusterKit.bytes("k0"), ClusterKit.bytes("v0")));
    }

    private void readBoth() {
        reader.read(Map.of(first, Position.at(0), second, Position.at(0)));
    }

    private void pollUntilFetchedFrom(int broker) {
        fetchedFrom.clear();
        Awaitility.await().until(() -> {
            poll();
            return fetchedFrom.contains(broker);
        });
    }

    private List<BatchChunk> poll() {
        List<BatchChunk> chunks = reader.poll(Duration.ofMillis(20)).chunks();
        chunks.forEach(BatchChunk::discard);
        return chunks;
    }

    private void awaitHindrance(TopicPartition partition, String what) {
        Awaitility.await().untilAsserted(() -> {
            poll();
            time.pass(LONG_MS / 10);
            assertThat(reader.hindrances())
                    .extractingByKey(partition)
                    .asString()
                    .contains(what);
        });
    }

    private void awaitNoHindrance() {
        Awaitility.await().until(() -> {
            poll();
            return reader.hindrances().isEmpty();
        });
    }

    @Test
    void givenAPartitionThatGetsOnlyErrors_whenItDoesForLong_thenItSaysSoUntilItIsWell() {
        answer(MemoryRecords.EMPTY, Errors.KAFKA_STORAGE_ERROR);
        readBoth();
        pollUntilFetchedFrom(0);
        assertThat(reader.hindrances()).isEmpty();

        awaitHindrance(second, Errors.KAFKA_STORAGE_ERROR.message());
        assertThat(reader.hindrances()).doesNotContainKey(first);

        answer(MemoryRecords.EMPTY, Errors.NONE);
        awaitNoHindrance();
    }

    @Test
    void givenAPartitionThatCannotBeFetched_whenPolled_thenTheOthersGoOn() {
        answer(one(), Errors.UNSUPPORTED_COMPRESSION_TYPE);
        readBoth();

        Awaitility.await()
                .until(() -> poll().stream().anyMatch(chunk -> chunk.partition().equals(first)));
        awaitHindrance(second, Errors.UNSUPPORTED_COMPRESSION_TYPE.message());
        assertThat(reader.hindrances()).doesNotContainKey(first);
    }

    @Test
    void givenAPartitionThatIsStuck_whenItsPositionIsSetAgain_thenItIsStuckAsLongAsBefore() {
        answer(MemoryRecords.EMPTY, Errors.KAFKA_STORAGE_ERROR);
        readBoth();
        awaitHindrance(second, Errors.KAFKA_STORAGE_ERROR.message());

        reader.read(Map.of(second, Position.at(0)));

        assertThat(reader.hindrances()).containsKey(second);
    }

    @Test
    void givenNoLeader_whenThereIsNoneForLong_thenItSaysSoUntilThereIsOne() {
        cluster.lead(-1);
        readBoth();

        awaitHindrance(first, "no leader");

        cluster.lead(1);
        awaitNoHindrance();
        assertThat(fetchedFrom).containsExactly(1);
    }

    @Test
    void givenALeaderThatCannotCheckThePosition_whenItCannotForLong_thenItSaysSo() {
        checks(Errors.UNKNOWN_SERVER_ERROR);
        reader.read(Map.of(first, new Position(1, 1)));

        awaitHindrance(first, Errors.UNKNOWN_SERVER_ERROR.message());
        assertThat(fetchedFrom).isEmpty();
    }

    @Test
    void givenACheckThatLeavesThePartitionOut_whenItDoesForLong_thenItSaysSo() {
        cluster.script(ApiKeys.OFFSET_FOR_LEADER_EPOCH, (broker, request) -> new OffsetForLeaderEpochResponseData());
        reader.read(Map.of(first, new Position(1, 1)));

        awaitHindrance(first, "says nothing of it");
    }

    @Test
    void givenConnectionsThatCannotBeUsedAnyMore_whenACheckWasUnderWay_thenItIsAskedForAgain() {
        // The answer to the fetch comes in the place of the one to the check.
        cluster.script(ApiKeys.OFFSET_FOR_LEADER_EPOCH, (broker, request) -> null);
        reader.read(Map.of(first, new Position(0, 1), second, Position.at(0)));
        assertThatThrownBy(() -> Awaitility.await().until(() -> {
                    poll();
                    return false;
                }))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("cannot be understood");

        checks(Errors.NONE);

        Awaitility.await()
                .until(() -> poll().stream().anyMatch(chunk -> chunk.partition().equals(first)));
    }

    /** As a broker does that is cut off from its cluster and does not know yet that another one leads. */
    @Test
    void givenALeaderOlderThanWhatWasRead_whenItKnowsNothingOfIt_thenTheNextLeaderIsWaitedFor() {
        checks(new EpochEndOffset());
        reader.read(Map.of(first, new Position(0, 3)));
        awaitHindrance(first, "knows nothing of the leader whose records were read last");
        assertThat(fetchedFrom).isEmpty();

        checks(Errors.NONE);
        cluster.lead(1);
        cluster.lead(1);
        cluster.lead(1);

        Awaitility.await()
                .until(() -> poll().stream().anyMatch(chunk -> chunk.partition().equals(first)));
    }

    @Test
    void givenALeaderOlderThanWhatWasRead_whenNoneComesThatIsNot_thenThePositionIsImpossible() {
        checks(new EpochEndOffset());
        reader.read(Map.of(first, new Position(7, 3)));

        Awaitility.await().untilAsserted(() -> {
            time.pass(LONG_MS / 10);
            assertThat(reader.poll(Duration.ofMillis(20)).faults())
                    .containsExactly(new ReadFault.OutOfRange(first, 7, null));
        });
    }

    private List<ReadFault> awaitFaults(int count) {
        List<ReadFault> faults = new ArrayList<>();
        Awaitility.await().until(() -> {
            ReadResult<BatchChunk> result = reader.poll(Duration.ofMillis(20));
            result.chunks().forEach(BatchChunk::discard);
            faults.addAll(result.faults());
            return faults.size() >= count;
        });
        return faults;
    }

    @Test
    void givenABrokerThatFindsADamagedBatch_whenRead_thenThatIsAFaultOfItsPartitionAlone() {
        answer(MemoryRecords.EMPTY, Errors.CORRUPT_MESSAGE);
        readBoth();

        assertThat(awaitFaults(1))
                .containsExactly(new ReadFault.Damaged(second, 0, "the broker found a damaged batch there"));

        answer(one(), Errors.NONE);
        Awaitility.await()
                .until(() -> poll().stream().anyMatch(chunk -> chunk.partition().equals(first)));
    }

    @Test
    void givenABrokerThatIsTooOldToBeReadFrom_whenPolled_thenItSaysSo() {
        cluster.tooOldFor(ApiKeys.FETCH);
        readBoth();

        assertThatThrownBy(() -> Awaitility.await().until(() -> {
                    poll();
                    return false;
                }))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("external broker 0 is too old to be read from");
        assertThat(fetchedFrom).isEmpty();
    }

    @Test
    void givenALeaderThatIsTooOldToCheckAPosition_whenRead_thenItIsReadFromUnchecked() {
        cluster.tooOldFor(ApiKeys.OFFSET_FOR_LEADER_EPOCH);
        reader.read(Map.of(first, new Position(0, 1)));

        Awaitility.await()
                .until(() -> poll().stream().anyMatch(chunk -> chunk.partition().equals(first)));
    }

    @Test
    void givenALeaderThatMayNotTellUsOfATopic_whenAPositionIsChecked_thenNoneOfItsPartitionsIsRead() {
        checks(Errors.TOPIC_AUTHORIZATION_FAILED);
        reader.read(Map.of(first, new Position(0, 1), second, Position.at(0)));

        assertThat(awaitFaults(2))
                .containsExactlyInAnyOrder(new ReadFault.Unauthorized(first), new ReadFault.Unauthorized(second));
    }

    @Test
    void givenALeaderThatLeadsNoMore_whenAPositionIsChecked_thenTheNextOneIsFoundAndAsked() {
        AtomicInteger refusals = new AtomicInteger();
        checks((broker, request) -> {
            if (broker == 0 && refusals.incrementAndGet() == LATE_REFUSAL) {
                cluster.lead(1);
            }
            Errors error = broker == 0 ? Errors.FENCED_LEADER_EPOCH : Errors.NONE;
            return new EpochEndOffset()
                    .setErrorCode(error.code())
                    .setLeaderEpoch(1)
                    .setEndOffset(1);
        });
        reader.read(Map.of(first, new Position(0, 1)));

        Awaitility.await()
                .until(() -> poll().stream().anyMatch(chunk -> chunk.partition().equals(first)));
        assertThat(fetchedFrom).containsExactly(1);
    }

    private void checks(Errors error) {
        checks(new EpochEndOffset().setErrorCode(error.code()).setLeaderEpoch(1).setEndOffset(1));
    }

    private void checks(EpochEndOffset answer) {
        checks((broker, request) -> answer);
    }

    private void checks(BiFunction<Integer, AbstractRequest, EpochEndOffset> answers) {
        cluster.script(ApiKeys.OFFSET_FOR_LEADER_EPOCH, (broker, request) -> {
            OffsetForLeaderTopicResultCollection topics = new OffsetForLeaderTopicResultCollection();
            topics.add(new OffsetForLeaderTopicResult()
                    .setTopic(first.topic())
                    .setPartitions(List.of(answers.apply(broker, request).setPartition(0))));
            return new OffsetForLeaderEpochResponseData().setTopics(topics);
        });
    }
}
