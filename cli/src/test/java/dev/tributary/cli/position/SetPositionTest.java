package dev.tributary.cli.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.TributaryJson;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.Outcome;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("brokers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetPositionTest {

    private static final int PARTITIONS = 2;
    private static final String METADATA = "v1;cluster=external;topic=anew;epoch=3";

    private final AtomicInteger number = new AtomicInteger();
    private EmbeddedKafka kafka;
    private Admin admin;
    private String sourceId;
    private TopicPartition internal;

    @BeforeAll
    void startBroker() {
        kafka = EmbeddedKafka.builder().start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    void closeBroker() {
        admin.close();
        kafka.close();
    }

    /** A source that has copied up to external offset 10 and is paused; its internal topic is empty by now. */
    @BeforeEach
    void leavePosition() throws Exception {
        sourceId = "source-" + number.incrementAndGet();
        internal = new TopicPartition("shop.orders-" + number, 1);
        kafka.createTopic(internal.topic(), PARTITIONS);
        admin.alterConsumerGroupOffsets(group(), Map.of(internal, new OffsetAndMetadata(10, METADATA)))
                .all()
                .get();
    }

    @Test
    void givenAnOffsetBeyondTheInternalEnd_whenSet_thenItIsStoredAsItIsAndWithoutAnOrigin() throws Exception {
        Outcome outcome = set(4_711);

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(stored(internal)).isEqualTo(new OffsetAndMetadata(4_711));
        assertThat(outcome.out()).isEqualTo(internal + ": 10 -> 4711\n");
        assertThat(outcome.err()).contains("source resume " + sourceId);
    }

    @Test
    void givenAnOffsetBehindTheOneStored_whenSet_thenItIsStored() throws Exception {
        set(0);

        assertThat(stored(internal)).isEqualTo(new OffsetAndMetadata(0));
    }

    @Test
    void givenAPartitionWithoutAPosition_whenSet_thenItHasOneAndTheOthersKeepTheirs() throws Exception {
        TopicPartition other = new TopicPartition(internal.topic(), 0);

        Outcome outcome = set(sourceId, other, 7);

        assertThat(outcome.out()).isEqualTo(other + ": none -> 7\n");
        assertThat(stored(other)).isEqualTo(new OffsetAndMetadata(7));
        assertThat(stored(internal)).isEqualTo(new OffsetAndMetadata(10, METADATA));
    }

    @Test
    void givenPrograms_whenSet_thenTheyAreToldAsJson() throws Exception {
        Outcome outcome = set(sourceId, internal, 17, "-o", "json");

        assertThat(TributaryJson.mapper().readTree(outcome.out()))
                .isEqualTo(TributaryJson.mapper()
                        .readTree(
                                "{\"topic\":\"" + internal.topic() + "\",\"partition\":1,\"before\":10,\"after\":17}"));
    }

    @Test
    void givenPositions_whenListed_thenEachIsThere() throws Exception {
        set(sourceId, new TopicPartition(internal.topic(), 0), 7);

        assertThat(list(sourceId).out())
                .containsPattern("(?s)TOPIC +PARTITION +EXTERNAL OFFSET\n" + internal.topic() + " +0 +7\n"
                        + internal.topic() + " +1 +10\n");
        assertThat(TributaryJson.mapper().readTree(list(sourceId, "-o", "json").out()))
                .isEqualTo(TributaryJson.mapper()
                        .readTree("[{\"topic\":\"" + internal.topic()
                                + "\",\"partition\":0,\"external_offset\":7},{\"topic\":\"" + internal.topic()
                                + "\",\"partition\":1,\"external_offset\":10}]"));
    }

    @Test
    void givenNoSuchTopic_whenSet_thenItIsRefusedAndToldWhereToLook() throws Exception {
        refused(
                ExitCodes.NOT_FOUND,
                set(sourceId, new TopicPartition("orders", 1), 17),
                "--topic is 'orders'",
                "position list --source-id " + sourceId);
    }

    /** Its other partitions would be copied from their beginning, whatever the offset policy. */
    @Test
    void givenATopicThatTheSourceDoesNotFollow_whenSet_thenItIsRefusedAndToldWhichItDoes() throws Exception {
        String stranger = internal.topic() + "-stranger";
        kafka.createTopic(stranger, PARTITIONS);

        refused(
                ExitCodes.NOT_FOUND,
                set(sourceId, new TopicPartition(stranger, 0), 17),
                "--topic is '" + stranger + "'",
                "which are " + internal.topic());
    }

    @Test
    void givenNoSuchPartition_whenSet_thenItIsRefusedAndToldWhichThereAre() throws Exception {
        refused(
                ExitCodes.NOT_FOUND,
                set(sourceId, new TopicPartition(internal.topic(), 2), 17),
                "--partition is 2",
                "from 0 to 1");
        refused(
                ExitCodes.NOT_FOUND,
                set(sourceId, new TopicPartition(internal.topic(), -1), 17),
                "--partition is -1",
                "from 0 to 1");
    }

    @Test
    void givenAnotherSourceId_whenSetOrListed_thenItIsRefusedAndToldWhichThereAre() throws Exception {
        refused(ExitCodes.NOT_FOUND, set("shop", internal, 17), "--source-id is 'shop'", group());
        refused(ExitCodes.NOT_FOUND, list("shop"), "--source-id is 'shop'", group());

        assertThat(admin.listConsumerGroupOffsets("tributary-shop")
                        .partitionsToOffsetAndMetadata()
                        .get())
                .isEmpty();
    }

    @Test
    void givenAWorkerThatCopies_whenSet_thenItIsRefusedUntilTheSourceIsPaused() throws Exception {
        try (KafkaConsumer<byte[], byte[]> worker = member()) {
            worker.subscribe(List.of(internal.topic()));
            Awaitility.await("membership").until(() -> {
                worker.poll(Duration.ofMillis(50));
                return !worker.assignment().isEmpty();
            });

            refused(ExitCodes.TIMEOUT, setAtOnce(17), "1 worker copies", "source pause " + sourceId);
        }

        assertThat(set(17).exitCode()).isEqualTo(ExitCodes.OK);
    }

    @Test
    void givenAPositionInAnOpenTransaction_whenSet_thenItIsRefusedUntilThatIsDecided() throws Exception {
        try (KafkaConsumer<byte[], byte[]> member = member();
                KafkaProducer<byte[], byte[]> worker = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", group()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            worker.initTransactions();
            worker.beginTransaction();
            worker.sendOffsetsToTransaction(Map.of(internal, new OffsetAndMetadata(12)), member.groupMetadata());

            refused(ExitCodes.TIMEOUT, setAtOnce(17), internal.toString(), "try again");

            worker.abortTransaction();
        }

        assertThat(set(17).out()).isEqualTo(internal + ": 10 -> 17\n");
    }

    private KafkaConsumer<byte[], byte[]> member() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", group(), "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void refused(int exitCode, Outcome outcome, String... says) throws Exception {
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.err()).contains(says);
        assertThat(outcome.out()).isEmpty();
        assertThat(stored(internal)).isEqualTo(new OffsetAndMetadata(10, METADATA));
    }

    private Outcome setAtOnce(long offset) {
        return set(sourceId, internal, offset, "--timeout", "0s");
    }

    private Outcome set(long offset) {
        return set(sourceId, internal, offset);
    }

    private Outcome set(String source, TopicPartition partition, long offset, String... more) {
        return run(
                more,
                "position",
                "set",
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--source-id",
                source,
                "--topic",
                partition.topic(),
                "--partition",
                String.valueOf(partition.partition()),
                "--offset",
                String.valueOf(offset));
    }

    private Outcome list(String source, String... more) {
        return run(more, "position", "list", "--bootstrap-servers", kafka.bootstrapServers(), "--source-id", source);
    }

    private static Outcome run(String[] more, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(more));
        return Outcome.of(Map.of(), "", all.toArray(String[]::new));
    }

    private OffsetAndMetadata stored(TopicPartition partition) throws Exception {
        return Objects.requireNonNull(admin.listConsumerGroupOffsets(group())
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition));
    }

    private String group() {
        return "tributary-" + sourceId;
    }
}
