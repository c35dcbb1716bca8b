package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.ReadResult;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Time;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBrokers
class BatchReaderTest {
    private static final PathLimits LIMITS = new PathLimits(16 << 20, 16 << 20, 1 << 20);
    private static EmbeddedKafka broker;

    private final String topic = "t-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private BatchReader reader;

    @BeforeAll
    static void startBroker() {
        broker = ClusterKit.broker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void open() {
        reader = new BatchReader(ClusterKit.properties(broker), "reader", LIMITS, Time.SYSTEM);
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private List<String> readKeys(int count) {
        List<String> keys = new ArrayList<>();
        Awaitility.await().until(() -> {
            for (BatchChunk chunk : reader.poll(Duration.ofMillis(200)).chunks()) {
                keys.addAll(ClusterKit.keys(chunk));
                chunk.handOver();
                chunk.written();
            }
            return keys.size() >= count;
        });
        return keys;
    }

    private void produce(Map<String, Object> properties, int from, int count, int padding) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = ClusterKit.producer(broker, properties)) {
            ClusterKit.send(producer, topic, 0, from, count, padding);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void givenRecordsOfACodec_whenRead_thenAllComeInOrder(String codec) throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, codec), 0, 5_000, 300);

        reader.read(Map.of(partition, Position.at(0)));

        assertThat(readKeys(5_000)).isEqualTo(ClusterKit.numbered(0, 5_000));
    }

    @Test
    void givenAPositionInsideABatch_whenRead_thenEarlierRecordsDoNotCome() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 100, 10);

        reader.read(Map.of(partition, Position.at(37)));

        assertThat(readKeys(63)).isEqualTo(ClusterKit.numbered(37, 100));
    }

    @Test
    void givenAChunkIsToEndInsideABatch_whenRead_thenItDoesAndTheRestFollows() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 100, 10);
        reader.read(Map.of(partition, Position.at(5)));
        reader.endChunkBefore(partition, 37);
        List<Long> ends = new ArrayList<>();
        List<String> keys = new ArrayList<>();

        Awaitility.await().until(() -> {
            for (BatchChunk chunk : reader.poll(Duration.ofMillis(100)).chunks()) {
                ends.add(chunk.next().offset());
                keys.addAll(ClusterKit.keys(chunk));
                chunk.discard();
            }
            return keys.size() >= 95;
        });

        assertThat(ends).contains(37L);
        assertThat(keys).isEqualTo(ClusterKit.numbered(5, 100));
    }

    @Test
    void givenARecordThatCannotBeCarried_whenRead_thenItIsAFaultBehindWhatIsBeforeIt() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 10, 10);
        produce(Map.of(), 10, 1, 50_000);
        PathLimits small = new PathLimits(16 << 20, 16 << 20, 20_000);
        List<String> keys = new ArrayList<>();
        try (BatchReader other = new BatchReader(ClusterKit.properties(broker), "small", small, Time.SYSTEM)) {
            other.read(Map.of(partition, Position.at(0)));
            ReadFault fault = Awaitility.await()
                    .until(
                            () -> {
                                ReadResult<BatchChunk> result = other.poll(Duration.ofMillis(100));
                                result.chunks().forEach(chunk -> keys.addAll(ClusterKit.keys(chunk)));
                                return result.faults();
                            },
                            faults -> !faults.isEmpty())
                    .get(0);

            assertThat(keys).isEqualTo(ClusterKit.numbered(0, 10));
            assertThat(fault).isInstanceOfSatisfying(ReadFault.Refused.class, refused -> {
                assertThat(refused.offset()).isEqualTo(10);
                assertThat(refused.why()).contains("20000");
            });
        }
    }

    @Test
    void givenNewRecordsWhileReading_whenPolled_thenTheyComeToo() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 100, 10);
        reader.read(Map.of(partition, Position.at(0)));
        readKeys(100);

        produce(Map.of(), 100, 50, 10);

        assertThat(readKeys(50)).isEqualTo(ClusterKit.numbered(100, 150));
    }

    @Test
    void givenAbortedAndCommittedTransactions_whenRead_thenOnlyCommittedRecordsCome() throws Exception {
        broker.createTopic(topic, 1);
        try (KafkaProducer<byte[], byte[]> producer =
                ClusterKit.producer(broker, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tx-" + topic))) {
            producer.initTransactions();
            for (int i = 0; i < 6; i++) {
                producer.beginTransaction();
                ClusterKit.send(producer, topic, 0, i * 10, 10, 5);
                if (i % 2 == 0) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }

        reader.read(Map.of(partition, Position.at(0)));

        List<String> expected = new ArrayList<>(ClusterKit.numbered(0, 10));
        expected.addAll(ClusterKit.numbered(20, 30));
        expected.addAll(ClusterKit.numbered(40, 50));
        assertThat(readKeys(30)).isEqualTo(expected);
    }

    @Test
    void givenOnlyMarkersAtTheEnd_whenRead_thenThePositionMovesPastThem() throws Exception {
        broker.createTopic(topic, 1);
        try (KafkaProducer<byte[], byte[]> producer =
                ClusterKit.producer(broker, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tx-" + topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            ClusterKit.send(producer, topic, 0, 0, 10, 5);
            producer.abortTransaction();
        }
        reader.read(Map.of(partition, Position.at(0)));
        List<Position> positions = new ArrayList<>();

        Awaitility.await().until(() -> {
            reader.poll(Duration.ofMillis(100)).chunks().forEach(chunk -> positions.add(chunk.next()));
            return reader.caughtUp();
        });

        assertThat(positions.get(positions.size() - 1).offset()).isEqualTo(11);
    }

    @Test
    void givenManyPartitions_whenRead_thenEachKeepsItsOrder() throws Exception {
        broker.createTopic(topic, 6);
        try (KafkaProducer<byte[], byte[]> producer = ClusterKit.producer(broker, Map.of())) {
            for (int p = 0; p < 6; p++) {
                ClusterKit.send(producer, topic, p, 0, 1_000, 200);
            }
        }
        reader.read(IntStream.range(0, 6)
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> Position.at(0))));
        Map<Integer, List<String>> keys = new TreeMap<>();

        Awaitility.await().until(() -> {
            for (BatchChunk chunk : reader.poll(Duration.ofMillis(200)).chunks()) {
                keys.computeIfAbsent(chunk.partition().partition(), p -> new ArrayList<>())
                        .addAll(ClusterKit.keys(chunk));
                chunk.discard();
            }
            return keys.values().stream().mapToInt(List::size).sum() >= 6_000;
        });

        assertThat(keys).hasSize(6).allSatisfy((p, list) -> assertThat(list).isEqualTo(ClusterKit.numbered(0, 1_000)));
    }

    @Test
    void givenThePositionIsSetBack_whenPolled_thenReadingGoesOnThere() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 100, 10);
        reader.read(Map.of(partition, Position.at(0)));
        readKeys(100);

        reader.read(Map.of(partition, Position.at(90)));

        assertThat(readKeys(10)).isEqualTo(ClusterKit.numbered(90, 100));
    }

    @Test
    void givenDeletedRecords_whenRead_thenTheFaultNamesThePosition() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 100, 10);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(50)))
                    .all()
                    .get();
        }

        reader.read(Map.of(partition, Position.at(10)));

        assertThat(firstFault()).isEqualTo(new ReadFault.OutOfRange(partition, 10, null));
    }

    @Test
    void givenAnEpochTheLogDoesNotKnow_whenRead_thenItIsTakenForTruncated() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 100, 10);

        reader.read(Map.of(partition, new Position(150, 0)));

        assertThat(firstFault()).isEqualTo(new ReadFault.OutOfRange(partition, 150, 100L));
    }

    @Test
    void givenTheTopicWasMadeAnew_whenThePositionIsSetAgain_thenNothingOfTheNewOneIsRead() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 10, 10);
        String before = topicId();
        makeAnew();
        produce(Map.of(), 100, 20, 10);

        reader.read(Map.of(partition, new Position(10, 0)), Map.of(partition, before));

        assertThat(firstFault()).isEqualTo(new ReadFault.Recreated(partition, before, topicId()));
    }

    @Test
    void givenAPositionInTheTopicMadeAnew_whenTheReaderRemembersTheOldOne_thenItFindsOut() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 10, 10);
        reader.read(Map.of(partition, Position.at(0)));
        readKeys(10);
        makeAnew();
        produce(Map.of(), 100, 20, 10);

        reader.read(Map.of(partition, Position.at(5)), Map.of(partition, topicId()));

        assertThat(readKeys(15)).isEqualTo(ClusterKit.numbered(105, 120));
    }

    private void makeAnew() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
        broker.createTopic(topic, 1);
    }

    private String topicId() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        }
    }

    private ReadFault firstFault() {
        List<ReadFault> faults = new ArrayList<>();
        Awaitility.await().until(() -> {
            ReadResult<BatchChunk> result = reader.poll(Duration.ofMillis(200));
            faults.addAll(result.faults());
            return !faults.isEmpty();
        });
        return faults.get(0);
    }

    @Test
    void givenATopicThatAppearsLater_whenPolled_thenItIsReadFromThen() throws Exception {
        reader.read(Map.of(partition, Position.at(0)));
        reader.poll(Duration.ofMillis(50));
        broker.createTopic(topic, 1);

        produce(Map.of(), 0, 10, 10);

        assertThat(readKeys(10)).isEqualTo(ClusterKit.numbered(0, 10));
    }

    @Test
    void givenTheBrokerRestarts_whenPolled_thenReadingGoesOn() throws Exception {
        try (EmbeddedKafka restarting = ClusterKit.broker();
                BatchReader other = new BatchReader(ClusterKit.properties(restarting), "other", LIMITS, Time.SYSTEM)) {
            restarting.createTopic(topic, 1);
            other.read(Map.of(partition, Position.at(0)));
            other.poll(Duration.ofMillis(300));
            restarting.stop();
            other.poll(Duration.ofMillis(100));
            restarting.start();
            try (KafkaProducer<byte[], byte[]> producer = ClusterKit.producer(restarting, Map.of())) {
                ClusterKit.send(producer, topic, 0, 0, 10, 10);
            }
            reader.close();
            reader = other;

            assertThat(readKeys(10)).isEqualTo(ClusterKit.numbered(0, 10));
        }
    }

    @Test
    void givenNothingIsWrittenOn_whenMuchIsThere_thenNoMoreThanTheBudgetIsRead() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 20_000, 1_000);
        PathLimits small = new PathLimits(1 << 20, 1 << 20, 1 << 20);
        List<BatchChunk> held = new ArrayList<>();
        try (BatchReader bounded = new BatchReader(ClusterKit.properties(broker), "bounded", small, Time.SYSTEM)) {
            bounded.read(Map.of(partition, Position.at(0)));
            Awaitility.await().until(() -> {
                List<BatchChunk> chunks = bounded.poll(Duration.ofMillis(100)).chunks();
                held.addAll(chunks);
                return !held.isEmpty() && chunks.isEmpty();
            });

            assertThat(bounded.bytesHeld()).isLessThanOrEqualTo(2 << 20);
        }
    }

    @Test
    void givenAReaderThatIsClosed_whenItsChunksWereNotTaken_thenNoMemoryIsHeld() throws Exception {
        broker.createTopic(topic, 1);
        produce(Map.of(), 0, 1_000, 1_000);
        reader.read(Map.of(partition, Position.at(0)));
        Awaitility.await()
                .until(() -> !reader.poll(Duration.ofMillis(100)).chunks().isEmpty());

        reader.close();

        assertThat(reader.bytesHeld()).isZero();
    }
}
