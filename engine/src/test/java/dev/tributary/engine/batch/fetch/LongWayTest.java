package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.batch.Way;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that is far away is read from over several lines at once, and what comes is what it has, in order. */
@OnBrokers
class LongWayTest {
    private static final int BATCHES = 1_200;
    /** A long way, as the reader sees it. */
    private static final Duration FAR = Duration.ofMillis(10);
    /** By then there have been enough full answers to ask over more than one line. */
    private static final int SOON = FetchSize.ENOUGH_ANSWERS + 4;

    private static final PathLimits LIMITS = new PathLimits(1 << 19, 1 << 19, 1 << 19);

    /** The batches of each partition, by their first offsets. */
    private final Map<Integer, TreeMap<Long, MemoryRecords>> logs = new ConcurrentHashMap<>();

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final AtomicLong givenOut = new AtomicLong();
    private final AtomicBoolean throttled = new AtomicBoolean();
    private final ShiftedTime time = new ShiftedTime();
    private volatile int failEvery = Integer.MAX_VALUE;
    /** The first request over another line is answered by asking to be left alone for so long; 0 for never. */
    private volatile int throttleMs;

    /** Whether the broker has thrown away what it gave out before. */
    private volatile boolean forgetful;
    /** Which request is not answered before another one is under way beside it; 0 for none. */
    private volatile int companyFor = SOON;

    private ScriptedTopic cluster;
    private BatchReader reader;

    @BeforeEach
    void start() {
        cluster = new ScriptedTopic(1, "orders", 3);
        cluster.script(ApiKeys.FETCH, (broker, request) -> answer(request));
        reader = new BatchReader(cluster.properties(), "reader", LIMITS, time);
    }

    @AfterEach
    void stop() {
        reader.close();
        cluster.close();
    }

    /** Fills a log with batches whose numbers of records the sizes say, each record of about 1 KB. */
    private void fill(int partition, IntUnaryOperator sizes) {
        fill(partition, sizes, batch -> 1_000);
    }

    private void fill(int partition, IntUnaryOperator sizes, IntUnaryOperator valueBytes) {
        TreeMap<Long, MemoryRecords> log = new TreeMap<>();
        long offset = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            int records = sizes.applyAsInt(batch);
            long first = offset;
            int length = valueBytes.applyAsInt(batch);
            log.put(
                    first,
                    MemoryRecords.withRecords(
                            first,
                            Compression.NONE,
                            IntStream.range(0, records)
                                    .mapToObj(i ->
                                            new SimpleRecord(ClusterKit.bytes("k" + (first + i)), new byte[length]))
                                    .toArray(SimpleRecord[]::new)));
            offset += records;
        }
        logs.put(partition, log);
    }

    private long end(int partition) {
        Map.Entry<Long, MemoryRecords> last =
                logs.getOrDefault(partition, new TreeMap<>()).lastEntry();
        return last == null ? 0 : last.getValue().lastBatch().orElseThrow().nextOffset();
    }

    private ApiMessage answer(AbstractRequest request) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            int number = fetches.incrementAndGet();
            if (number == companyFor) {
                withoutPause().until(() -> mostUnderWay.get() > 1);
            }
            Way.takes(FAR);
            if (throttleMs > 0 && number == companyFor + 1 && throttled.compareAndSet(false, true)) {
                return new FetchResponseData().setThrottleTimeMs(throttleMs);
            }
            return fetched(request, number);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private ApiMessage fetched(AbstractRequest request, int number) {
        List<PartitionData> answers = new ArrayList<>();
        ((FetchRequest) request)
                .data()
                .topics()
                .forEach(topic -> topic.partitions()
                        .forEach(asked -> answers.add(number % failEvery == 0 ? failed(asked) : read(asked))));
        return cluster.fetched(request, answers.toArray(PartitionData[]::new));
    }

    private PartitionData failed(FetchPartition asked) {
        return new PartitionData()
                .setPartitionIndex(asked.partition())
                .setErrorCode(Errors.UNKNOWN_SERVER_ERROR.code())
                .setRecords(MemoryRecords.EMPTY);
    }

    private PartitionData read(FetchPartition asked) {
        TreeMap<Long, MemoryRecords> log = logs.getOrDefault(asked.partition(), new TreeMap<>());
        long end = end(asked.partition());
        ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
        if (forgetful && asked.fetchOffset() < givenOut.get() && !log.containsKey(asked.fetchOffset())) {
            gone.incrementAndGet();
            return failed(asked).setErrorCode(Errors.OFFSET_OUT_OF_RANGE.code());
        }
        if (asked.fetchOffset() < end) {
            for (MemoryRecords batch :
                    log.tailMap(log.floorKey(asked.fetchOffset())).values()) {
                if (bytes.position() > 0 && bytes.position() + batch.sizeInBytes() > asked.partitionMaxBytes()) {
                    break;
                }
                bytes.put(batch.buffer().duplicate());
                long next = batch.lastBatch().orElseThrow().nextOffset();
                givenOut.accumulateAndGet(next, Math::max);
            }
        }
        return new PartitionData()
                .setPartitionIndex(asked.partition())
                .setHighWatermark(end)
                .setLastStableOffset(end)
                .setRecords(MemoryRecords.readableRecords(bytes.flip()));
    }

    /** The reader shall be waited with, as it is when there is nothing else to do. */
    private static ConditionFactory withoutPause() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1));
    }

    private Map<Integer, List<String>> readAll() {
        Map<Integer, List<String>> keys = new TreeMap<>();
        reader.read(logs.keySet().stream().collect(Collectors.toMap(cluster::partition, key -> Position.at(0))));
        long wanted = logs.keySet().stream().mapToLong(this::end).sum();
        withoutPause().until(() -> {
            for (BatchChunk chunk : reader.poll(Duration.ofMillis(200)).chunks()) {
                keys.computeIfAbsent(chunk.partition().partition(), key -> new ArrayList<>())
                        .addAll(ClusterKit.keys(chunk));
                chunk.handOver();
                chunk.written();
            }
            return keys.values().stream().mapToLong(List::size).sum() >= wanted;
        });
        return keys;
    }

    private Map<Integer, List<String>> readAllOverSeveralLines() {
        Map<Integer, List<String>> keys = readAll();
        assertThat(mostUnderWay.get()).as("lines in use").isGreaterThan(1);
        return keys;
    }

    private List<String> all(int partition) {
        return ClusterKit.numbered(0, (int) end(partition));
    }

    @Test
    void givenOnePartitionFarAway_whenRead_thenSeveralAnswersAreUnderWayAtOnceAndRecordsComeInOrder() {
        fill(0, batch -> 10);

        assertThat(readAllOverSeveralLines()).containsExactly(Map.entry(0, all(0)));

        assertThat(reader.bytesHeld()).isLessThanOrEqualTo(LIMITS.readBytes() + LIMITS.writeBytes());
    }

    @Test
    void givenABrokerNearbyWhoseAnswersTakeTheirTime_whenRead_thenOneLineIsEnough() {
        AtomicInteger coming = new AtomicInteger();
        cluster.script(ApiKeys.FETCH, (broker, request) -> fetched(request, 1));
        cluster.withinAnswers(ApiKeys.FETCH, () -> {
            mostUnderWay.accumulateAndGet(coming.incrementAndGet(), Math::max);
            Way.takes(FAR);
            coming.decrementAndGet();
        });
        fill(0, batch -> 10);

        assertThat(readAll()).containsExactly(Map.entry(0, all(0)));

        assertThat(mostUnderWay.get()).as("lines in use").isEqualTo(1);
    }

    @Test
    void givenMorePartitionsThanLines_whenReadFromFarAway_thenEachComesInOrder() {
        fill(0, batch -> 10);
        fill(1, batch -> 3);
        fill(2, batch -> 1);

        assertThat(readAllOverSeveralLines())
                .containsExactly(Map.entry(0, all(0)), Map.entry(1, all(1)), Map.entry(2, all(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 400})
    void givenBatchesOfChangingSize_whenEstimatesAreWrong_thenNothingIsMissingAndNothingComesTwice(int changeEvery) {
        fill(0, batch -> batch / changeEvery % 2 == 0 ? 1 : 25);

        assertThat(readAllOverSeveralLines()).containsExactly(Map.entry(0, all(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 50})
    void givenRecordsOfChangingSize_whenEstimatesAreFarOff_thenNothingIsMissingAndNothingComesTwice(int changeEvery) {
        fill(0, batch -> 10, batch -> batch / changeEvery % 2 == 0 ? 2_000 : 10);

        assertThat(readAllOverSeveralLines()).containsExactly(Map.entry(0, all(0)));
    }

    @Test
    void givenBatchesAlmostAsLargeAsAnAnswer_whenRead_thenNothingIsMissingAndNothingComesTwice() {
        fill(0, batch -> batch % 8 < 3 ? 60 : 5);

        assertThat(readAllOverSeveralLines()).containsExactly(Map.entry(0, all(0)));
    }

    /** Whoever asks for its middle gets all of it again. */
    @Test
    void givenABatchLargerThanAnAnswer_whenItIsAskedForTwice_thenItComesOnceAndThePartitionGoesOn() {
        fill(0, batch -> batch == BATCHES / 2 ? 200 : 5);

        assertThat(readAllOverSeveralLines()).containsExactly(Map.entry(0, all(0)));
    }

    @Test
    void givenOneAnswerInFiveIsAnError_whenRead_thenNothingIsMissingAndNothingComesTwice() {
        failEvery = 5;
        fill(0, batch -> 10);

        assertThat(readAllOverSeveralLines()).containsExactly(Map.entry(0, all(0)));
    }

    /** What was asked for by estimate may begin before what has come already, and be gone. */
    @Test
    void givenOffsetsThatAreGoneOnceTheyWereRead_whenOneIsAskedForByEstimate_thenReadingGoesOn() {
        forgetful = true;
        fill(0, batch -> batch / 10 % 2 == 0 ? 2 : 25);

        assertThat(readAllOverSeveralLines()).containsExactly(Map.entry(0, all(0)));

        assertThat(gone).as("requests for what is gone").hasPositiveValue();
    }

    @Test
    void givenAnswersThatCameAhead_whenThePositionIsSetBack_thenItIsReadFromThere() {
        fill(0, batch -> 10);
        reader.read(Map.of(cluster.partition(0), Position.at(0)));
        withoutPause().until(() -> {
            reader.poll(Duration.ofMillis(200)).chunks().forEach(chunk -> {
                chunk.handOver();
                chunk.written();
            });
            return mostUnderWay.get() > 1;
        });

        assertThat(readAllOverSeveralLines()).containsExactly(Map.entry(0, all(0)));
    }

    /** Its quota counts what all lines bring, so that it would have to say so on each. */
    @Test
    void givenAQuotaThatIsUsedUp_whenOneLineIsTold_thenNoneIsUsedBeforeThatIsOver() {
        throttleMs = 3_600_000;
        fill(0, batch -> 10);
        reader.read(Map.of(cluster.partition(0), Position.at(0)));
        withoutPause().until(() -> {
            pollAndDiscard(200);
            return throttled.get() && underWay.get() == 0;
        });

        for (int poll = 0; poll < 20; poll++) {
            pollAndDiscard(20);
        }
        assertThat(givenOut.get()).isLessThan(end(0));

        time.pass(throttleMs);
        assertThat(readAll()).containsExactly(Map.entry(0, all(0)));
    }

    private void pollAndDiscard(int atMostMs) {
        reader.poll(Duration.ofMillis(atMostMs)).chunks().forEach(chunk -> {
            chunk.handOver();
            chunk.written();
        });
    }
}
