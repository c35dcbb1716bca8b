package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Cluster;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OldKafka;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.RandomLog;
import dev.tributary.engine.kit.Seen;
import dev.tributary.engine.kit.Setup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a cluster of Kafka 2.4 holds arrives as from one of today: its requests are older, and so may its records be.
 */
@OnBrokers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldKafkaTest {
    private static final Map<String, String> LARGE = Map.of("max.message.bytes", "3000000");

    private final Clusters clusters;
    private final OldKafka oldestExternal = new OldKafka("kafka-2.4");
    private final OldKafka oldestInternal = new OldKafka("kafka-2.5");
    private final Cluster old = new Cluster(oldestExternal.bootstrapServers(), Map.of());
    private final Feed feed = old.feed();

    OldKafkaTest(Clusters clusters) {
        this.clusters = clusters;
    }

    @AfterAll
    void close() {
        feed.close();
        old.close();
        oldestExternal.close();
        oldestInternal.close();
    }

    @ParameterizedTest
    @EnumSource
    void givenAnyLogWhenCopiedThenTheCopyIsTheSameAndWhatFollowsFlows(CopyPath path) {
        String topic = Clusters.unique("any");
        old.createTopic(topic, 3, LARGE);
        new RandomLog(old, topic, 3, false, 11).write(12);

        try (Setup setup = new Setup(old, clusters.internal())) {
            ReplicationEngine engine =
                    setup.engine(setup.settings("w1").path(path).build());
            engine.apply(setup.spec(topic));
            setup.awaitSame(topic);
            feed.numbers(topic, 1, 0, 100)
                    .transaction(topic, 2, 100, 150, false)
                    .transaction(topic, 2, 150, 200, true);

            setup.awaitSame(topic);
            setup.awaitPartition(engine, topic, 2, partition -> Long.valueOf(0).equals(partition.lag()));
            assertThat(setup.status(engine).problems()).isEmpty();
        }
    }

    /** The formats of Kafka 0.10 and before are what such a broker keeps on its disk where a topic asks for it. */
    @ParameterizedTest
    @CsvSource({"0.10.2, 1", "0.9.0, 0"})
    void givenRecordsInAnOldFormatWhenCopiedThenNothingOfThemIsMissing(String format, int magic) {
        String topic = Clusters.unique("old-format");
        old.createTopic(topic, 1, Map.of("message.format.version", format));
        for (String codec : List.of("none", "gzip", "snappy", "lz4")) {
            sendWithoutNumbers(topic, codec, 500);
        }
        assertThat(oldestExternal.formatOnDisk(topic, 0)).isEqualTo(magic);

        try (Setup bytes = new Setup(old, clusters.internal());
                Setup records = new Setup(old, clusters.internal())) {
            bytes.engine(bytes.settings("w1").path(CopyPath.BYTES).build()).apply(bytes.spec(topic));
            records.engine(records.settings("w1").path(CopyPath.RECORDS).build())
                    .apply(records.spec(topic));

            bytes.awaitSame(topic);
            records.awaitCopied(topic, 2_000);

            List<Seen> originals = old.read(topic);
            assertThat(originals).hasSize(2_000);
            assertThat(records.copied(topic)).zipSatisfy(originals, OldKafkaTest::isSameButForAMissingTime);
        }
    }

    /** The oldest format has no timestamps, and a producer cannot write a record without one. */
    private static void isSameButForAMissingTime(Seen copy, Seen original) {
        long time = original.timestamp() < 0 ? copy.timestamp() : original.timestamp();
        assertThat(copy)
                .isEqualTo(new Seen(original.partition(), original.key(), original.value(), original.headers(), time));
    }

    /** Without the numbers of an idempotent producer, for which an old format has no place. */
    private void sendWithoutNumbers(String topic, String codec, int records) {
        Map<String, Object> properties = new HashMap<>(old.clientProperties());
        properties.put("compression.type", codec);
        properties.put("enable.idempotence", "false");
        properties.put("max.in.flight.requests.per.connection", "1");
        properties.put("linger.ms", "20");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                sent.add(
                        producer.send(Feed.record(topic, 0, i % 7 == 0 ? null : "k" + i, i % 5 == 0 ? null : "v" + i)));
            }
            producer.flush();
            assertThat(sent).allSatisfy(one -> assertThat(one.get().hasOffset()).isTrue());
        }
    }

    /** 2.5 is the first that ties a transaction's positions to the member that owns the partitions (KIP-447). */
    @ParameterizedTest
    @EnumSource
    void givenAnOldInternalClusterWhenCopiedThenTheCopyIsTheSame(CopyPath path) {
        String topic = Clusters.unique("any");
        clusters.external().createTopic(topic, 3, LARGE);
        new RandomLog(clusters.external(), topic, 3, false, 12).write(12);

        try (Cluster internal = new Cluster(oldestInternal.bootstrapServers(), Map.of());
                Setup setup = new Setup(clusters.external(), internal)) {
            ReplicationEngine engine =
                    setup.engine(setup.settings("w1").path(path).build());
            engine.apply(setup.spec(topic));

            setup.awaitSame(topic);
            assertThat(setup.status(engine).problems()).isEmpty();
            assertThat(internal.config(setup.copyOf(topic), "max.message.bytes"))
                    .isEqualTo("3000000");
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenAnInternalClusterThatIsTooOldThenTheProblemSaysWhichOneWillDo(CopyPath path) {
        String topic = Clusters.unique("too-old");
        clusters.external().createTopic(topic, 1);

        try (Setup setup = new Setup(clusters.external(), old)) {
            ReplicationEngine engine =
                    setup.engine(setup.settings("w1").path(path).build());
            engine.apply(setup.spec(topic));

            Problem problem = setup.awaitProblem(engine, Problem.Code.UNEXPECTED);
            assertThat(problem.message()).contains("2.5");
            assertThat(problem.remedy()).isEqualTo("Upgrade the brokers of the internal cluster.");
        }
    }

    @Test
    void givenItsConnectionIsLookedAtThenAllIsWell() {
        String topic = Clusters.unique("looked-at");
        old.createTopic(topic, 2);

        ConnectionReport report = ReplicationEngines.probe(clusters.internal().clientProperties())
                .look(old.clientProperties(), List.of(new TopicMapping(topic, "copy." + topic)));

        assertThat(report.checks()).allMatch(ConnectionReport.Check::passed);
        assertThat(report.partitions()).containsEntry(topic, 2);
    }
}
