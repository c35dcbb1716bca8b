package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.fetch.BatchReader;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.path.WriterIdentity;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
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
class BatchWriterTest {
    private static final PathLimits LIMITS = new PathLimits(16 << 20, 16 << 20, 8 << 20);
    private static EmbeddedKafka broker;

    private final String name = UUID.randomUUID().toString();
    private final TopicPartition external = new TopicPartition("ext-" + name, 0);
    private final TopicPartition internal = new TopicPartition("int-" + name, 0);
    private final ConsumerGroupMetadata member = ClusterKit.member("group-" + name, -1, "");
    private BatchReader reader;
    private BatchWriter writer;

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
        broker.createTopic(external.topic(), 1, Map.of("max.message.bytes", "8000000"));
        reader = new BatchReader(ClusterKit.properties(broker), "reader", LIMITS, Time.SYSTEM);
        reader.read(Map.of(external, Position.at(0)));
        writer = newWriter();
    }

    @AfterEach
    void close() {
        writer.close();
        reader.close();
    }

    private BatchWriter newWriter() {
        return new BatchWriter(ClusterKit.properties(broker), identity(), LIMITS, Time.SYSTEM);
    }

    private WriterIdentity identity() {
        return new WriterIdentity(
                "writer",
                List.of("tx-" + name, "tx-" + name + "/2", "tx-" + name + "/3", "tx-" + name + "/4"),
                Duration.ofSeconds(60));
    }

    private void produce(Map<String, Object> properties, int from, int count, int padding) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = ClusterKit.producer(broker, properties)) {
            ClusterKit.send(producer, external.topic(), 0, from, count, padding);
        }
    }

    /** Appends until the external offset is reached; returns where the last chunk ended. */
    private Position appendUpTo(long offset) {
        Position reached = Position.at(0);
        while (reached.offset() < offset) {
            for (BatchChunk chunk : reader.poll(Duration.ofSeconds(5)).chunks()) {
                writer.append(chunk, internal);
                reached = chunk.next();
            }
        }
        return reached;
    }

    private Map<TopicPartition, OffsetAndMetadata> at(Position position) {
        return Map.of(internal, new OffsetAndMetadata(position.offset(), "here"));
    }

    /** Of decided transactions whose markers are written: a commit returns before. */
    private long committedPosition() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String group = member.groupId();
            Map<String, ListConsumerGroupOffsetsSpec> asked =
                    Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(internal)));
            OffsetAndMetadata position = Awaitility.await()
                    .until(
                            () -> admin.listConsumerGroupOffsets(
                                            asked, new ListConsumerGroupOffsetsOptions().requireStable(true))
                                    .partitionsToOffsetAndMetadata(group)
                                    .get(),
                            // What is undecided is left out.
                            answer -> answer.containsKey(internal))
                    .get(internal);
            return position == null ? -1 : position.offset();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void givenBatchesOfACodec_whenCommitted_thenAllRecordsAreSeenInOrder(String codec) throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, codec), 0, 5_000, 300);
        writer.initialize();

        writer.begin();
        writer.commit(at(appendUpTo(5_000)), member).await();

        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEqualTo(ClusterKit.numbered(0, 5_000));
    }

    @Test
    void givenATransaction_whenCommitted_thenThePositionIsTheGroups() throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(), 0, 100, 10);
        writer.initialize();

        writer.begin();
        writer.commit(at(appendUpTo(100)), member).await();

        assertThat(committedPosition()).isEqualTo(100);
    }

    @Test
    void givenATransaction_whenAborted_thenNeitherRecordsNorPositionAreSeen() throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(), 0, 100, 10);
        writer.initialize();

        writer.begin();
        appendUpTo(100);
        writer.abort();

        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEmpty();
        assertThat(committedPosition()).isEqualTo(-1);
    }

    @Test
    void givenAnAbort_whenReadAndWrittenAgain_thenEachRecordIsSeenOnce() throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(), 0, 3_000, 100);
        writer.initialize();
        writer.begin();
        appendUpTo(3_000);
        writer.abort();

        reader.read(Map.of(external, Position.at(0)));
        writer.begin();
        writer.commit(at(appendUpTo(3_000)), member).await();

        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEqualTo(ClusterKit.numbered(0, 3_000));
    }

    @Test
    void givenManyTransactions_whenCommitted_thenAllRecordsAreSeenInOrder() throws Exception {
        broker.createTopic(internal.topic(), 1);
        writer.initialize();
        for (int i = 0; i < 30; i++) {
            produce(Map.of(), i * 10, 10, 10);
            writer.begin();
            writer.commit(at(appendUpTo(i * 10L + 10)), member).await();
        }

        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEqualTo(ClusterKit.numbered(0, 300));
    }

    @Test
    void givenTransactionsThatAreFilledWhileTheOneBeforeIsDecided_whenAllAre_thenAllRecordsAreSeenInOrder()
            throws Exception {
        broker.createTopic(internal.topic(), 1);
        writer.initialize();
        Decision before = Decision.committed();
        for (int i = 0; i < 30; i++) {
            produce(Map.of(), i * 10, 10, 10);
            writer.begin();
            Position end = appendUpTo(i * 10L + 10);
            writer.sendAppended();
            before.await();
            before = writer.commit(at(end), member);
        }
        before.await();

        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEqualTo(ClusterKit.numbered(0, 300));
        assertThat(committedPosition()).isEqualTo(300);
    }

    @Test
    void givenACommitThatIsRefused_whenTheNextTransactionIsFilled_thenNothingOfBothIsSeen() throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(), 0, 10, 10);
        writer.initialize();
        writer.begin();
        Decision first = writer.commit(at(appendUpTo(10)), ClusterKit.member(member.groupId(), 5, "stranger"));
        produce(Map.of(), 10, 10, 10);
        writer.begin();
        appendUpTo(20);
        writer.sendAppended();

        assertThatThrownBy(first::await).isInstanceOf(CommitFailedException.class);
        writer.abort();
        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEmpty();

        reader.read(Map.of(external, Position.at(0)));
        writer.begin();
        writer.commit(at(appendUpTo(20)), member).await();
        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEqualTo(ClusterKit.numbered(0, 20));
    }

    @Test
    void givenAnEmptyTransaction_whenCommittedWithAPosition_thenThePositionMoves() throws Exception {
        broker.createTopic(internal.topic(), 1);
        writer.initialize();

        writer.begin();
        writer.commit(at(Position.at(42)), member).await();

        assertThat(committedPosition()).isEqualTo(42);
    }

    @Test
    void givenNothingAtAll_whenCommittedAndAborted_thenTheWriterGoesOn() throws Exception {
        broker.createTopic(internal.topic(), 1);
        writer.initialize();
        writer.begin();
        writer.commit(Map.of(), member).await();
        writer.begin();
        writer.abort();

        writer.begin();
        writer.commit(at(Position.at(7)), member).await();

        assertThat(committedPosition()).isEqualTo(7);
    }

    @Test
    void givenAMemberThatTheGroupDoesNotKnow_whenCommitted_thenItIsToldAndTheWriterGoesOn() throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(), 0, 10, 10);
        writer.initialize();
        writer.begin();
        Position end = appendUpTo(10);
        ConsumerGroupMetadata stranger = ClusterKit.member(member.groupId(), 5, "stranger");

        assertThatThrownBy(() -> writer.commit(at(end), stranger).await()).isInstanceOf(CommitFailedException.class);
        writer.abort();
        writer.begin();
        writer.commit(at(Position.at(3)), member).await();

        assertThat(committedPosition()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void givenASecondWriterOfTheSameName_whenTheFirstCommits_thenItIsFencedWhosoeverTurnItIs(int turns)
            throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(), 0, 10, 10);
        writer.initialize();
        for (int turn = 0; turn < turns; turn++) {
            writer.begin();
            writer.commit(at(Position.at(0)), member).await();
        }
        writer.begin();
        Position end = appendUpTo(10);
        try (BatchWriter successor = newWriter()) {
            successor.initialize();

            assertThatThrownBy(() -> writer.commit(at(end), member).await()).isInstanceOf(KafkaException.class);
            assertThatThrownBy(writer::abort).isInstanceOf(ProducerFencedException.class);
            successor.begin();
            successor.commit(at(Position.at(3)), member).await();
            assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEmpty();
            assertThat(committedPosition()).isEqualTo(3);
        }
    }

    @Test
    void givenBatchesLargerThanTheTopicTakes_whenTriedAgainAfterTheAbort_thenTheyAreSplit() throws Exception {
        broker.createTopic(internal.topic(), 1, Map.of("max.message.bytes", "20000"));
        produce(Map.of(ProducerConfig.BATCH_SIZE_CONFIG, 200_000), 0, 100, 1_000);
        writer.initialize();
        for (int attempt = 0; attempt < 10; attempt++) {
            reader.read(Map.of(external, Position.at(0)));
            writer.begin();
            try {
                writer.commit(at(appendUpTo(100)), member).await();
                break;
            } catch (KafkaException e) {
                writer.abort();
            }
        }

        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEqualTo(ClusterKit.numbered(0, 100));
    }

    @Test
    void givenARecordLargerThanTheTopicTakes_whenCommitted_thenItsOffsetIsNamed() throws Exception {
        broker.createTopic(internal.topic(), 1, Map.of("max.message.bytes", "20000"));
        produce(Map.of(), 0, 7, 10);
        produce(Map.of(), 7, 1, 50_000);
        writer.initialize();
        writer.begin();
        Position end = appendUpTo(8);

        assertThatThrownBy(() -> writer.commit(at(end), member).await())
                .isInstanceOfSatisfying(RecordRefusedException.class, refused -> {
                    assertThat(refused.offset()).isEqualTo(7);
                    assertThat(refused.external()).isEqualTo(external);
                });
        writer.abort();
    }

    @Test
    void givenARecordTooYoungForTheTopic_whenCommitted_thenItsOffsetIsNamed() throws Exception {
        broker.createTopic(internal.topic(), 1, Map.of("message.timestamp.after.max.ms", "1"));
        produce(Map.of(), 0, 5, 10);
        try (KafkaProducer<byte[], byte[]> producer = ClusterKit.producer(broker, Map.of())) {
            long later = System.currentTimeMillis() + Duration.ofMinutes(30).toMillis();
            producer.send(new ProducerRecord<>(external.topic(), 0, later, new byte[1], new byte[1]))
                    .get();
        }
        writer.initialize();
        writer.begin();
        Position end = appendUpTo(6);

        assertThatThrownBy(() -> writer.commit(at(end), member).await())
                .isInstanceOfSatisfying(
                        RecordRefusedException.class,
                        refused -> assertThat(refused.offset()).isEqualTo(5));
        writer.abort();
    }

    @Test
    void givenATopicThatAppearsLater_whenCommitted_thenItIsWaitedFor() throws Exception {
        produce(Map.of(), 0, 100, 10);
        writer.initialize();
        writer.begin();
        Position end = appendUpTo(100);
        broker.createTopic(internal.topic(), 1);

        writer.commit(at(end), member).await();

        assertThat(ClusterKit.committedKeys(broker, internal.topic())).isEqualTo(ClusterKit.numbered(0, 100));
    }

    @Test
    void givenATransaction_whenItHasEnded_thenNoMemoryIsHeld() throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(), 0, 5_000, 300);
        writer.initialize();
        writer.begin();
        writer.commit(at(appendUpTo(5_000)), member).await();

        assertThat(writer.bytesInFlight()).isZero();
        reader.close();
        assertThat(reader.bytesHeld()).isZero();
    }

    @Test
    void givenAWriterThatIsClosedInATransaction_whenItHeldBatches_thenTheirMemoryIsLetGo() throws Exception {
        broker.createTopic(internal.topic(), 1);
        produce(Map.of(), 0, 5_000, 300);
        writer.initialize();
        writer.begin();
        appendUpTo(5_000);

        writer.close();

        reader.close();
        assertThat(reader.bytesHeld()).isZero();
    }

    @ParameterizedTest
    @ValueSource(shorts = {0, 1})
    void givenAClusterOfAnOlderTransactionVersion_whenCommittedAndAborted_thenOnlyCommittedRecordsAreSeen(short version)
            throws Exception {
        try (EmbeddedKafka old = ClusterKit.broker();
                Admin admin = Admin.create(Map.of("bootstrap.servers", old.bootstrapServers()))) {
            FeatureUpdate update = new FeatureUpdate(version, FeatureUpdate.UpgradeType.UNSAFE_DOWNGRADE);
            admin.updateFeatures(Map.of("transaction.version", update), new UpdateFeaturesOptions())
                    .all()
                    .get();
            old.createTopic(internal.topic(), 1);
            produce(Map.of(), 0, 300, 100);
            try (BatchWriter other = new BatchWriter(ClusterKit.properties(old), identity(), LIMITS, Time.SYSTEM)) {
                writer.close();
                writer = other;
                writer.initialize();
                writer.begin();
                appendUpTo(300);
                writer.abort();
                reader.read(Map.of(external, Position.at(0)));
                for (int i = 0; i < 3; i++) {
                    writer.begin();
                    writer.commit(at(i == 1 ? appendUpTo(300) : Position.at(i)), member)
                            .await();
                }
            }

            assertThat(ClusterKit.committedKeys(old, internal.topic())).isEqualTo(ClusterKit.numbered(0, 300));
        }
    }
}
