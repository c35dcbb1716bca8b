package dev.tributary.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.cli.demo.Difference.Kind;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("brokers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicationVerifierTest {
    /** Not longer ago than a broker keeps records, or it deletes them when it next looks, in the middle of a test. */
    private static final long FIRST = System.currentTimeMillis();

    private static final int PARTITIONS = 2;

    private final AtomicInteger topicNumber = new AtomicInteger();
    private EmbeddedKafka kafka;

    @BeforeAll
    void startBroker() {
        kafka = EmbeddedKafka.builder().start();
    }

    @AfterAll
    void closeBroker() {
        kafka.close();
    }

    @Test
    void givenTheSameRecords_whenVerified_thenItPassesWithTheirFigures() throws Exception {
        TopicVerification outcome = verify(sample(1_000), sample(1_000));

        assertThat(outcome.passed()).isTrue();
        assertThat(outcome.externalRecords()).isEqualTo(1_000);
        assertThat(outcome.internalRecords()).isEqualTo(1_000);
        assertThat(outcome.partitions()).isEqualTo(PARTITIONS);
        assertThat(outcome.bytes()).isPositive();
    }

    @Test
    void givenAMissingRecord_whenVerified_thenItIsFound() throws Exception {
        List<Entry> internal = sample(1_000);
        internal.remove(500);

        assertThat(kinds(verify(sample(1_000), internal))).containsExactly(Kind.MISSING);
    }

    @Test
    void givenAMissingLastRecord_whenVerified_thenItIsFound() throws Exception {
        List<Entry> internal = sample(1_000);
        internal.remove(999);

        assertThat(kinds(verify(sample(1_000), internal))).containsExactly(Kind.MISSING);
    }

    @Test
    void givenADoubledRecord_whenVerified_thenItIsFound() throws Exception {
        List<Entry> internal = sample(1_000);
        internal.add(502, internal.get(500));

        assertThat(kinds(verify(sample(1_000), internal))).containsExactly(Kind.DOUBLED);
    }

    @Test
    void givenReorderedRecords_whenVerified_thenTheyAreFound() throws Exception {
        List<Entry> internal = sample(1_000);
        internal.add(600, internal.remove(500));

        assertThat(kinds(verify(sample(1_000), internal))).containsOnly(Kind.REORDERED);
    }

    @Test
    void givenAnAlteredValue_whenVerified_thenTheDifferenceNamesItAndItsOffset() throws Exception {
        List<Entry> internal = sample(1_000);
        internal.set(500, internal.get(500).withValue("other"));

        assertThat(verify(sample(1_000), internal).firstDifferences())
                .singleElement()
                .hasToString("ALTERED partition=0 external_offset=250 internal_offset=250: not the same: value");
    }

    @Test
    void givenAnAlteredTimestamp_whenVerified_thenItIsFound() throws Exception {
        List<Entry> internal = sample(10);
        internal.set(5, internal.get(5).withTimestamp(1));

        assertThat(verify(sample(10), internal).firstDifferences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.detail()).endsWith(": timestamp"));
    }

    @Test
    void givenAnAlteredHeader_whenVerified_thenItIsFound() throws Exception {
        List<Entry> internal = sample(10);
        internal.set(5, internal.get(5).withHeader("other"));

        assertThat(verify(sample(10), internal).firstDifferences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.detail()).endsWith(": headers"));
    }

    @Test
    void givenAnEmptyInternalTopic_whenVerified_thenEveryRecordIsMissed() throws Exception {
        TopicVerification outcome = verify(sample(1_000), List.of());

        assertThat(outcome.differenceCount()).isEqualTo(1_000);
        assertThat(outcome.firstDifferences()).hasSizeLessThan(1_000);
    }

    @Test
    void givenARecordOfAnAbortedTransaction_whenVerified_thenItDoesNotCount() throws Exception {
        String external = topic(PARTITIONS);
        String internal = topic(PARTITIONS);
        write(external, sample(10));
        write(internal, sample(10));

        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", internal))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(sample(1).get(0).to(internal)).get();
            producer.abortTransaction();
        }

        assertThat(verifier().verify(external, internal).passed()).isTrue();
    }

    @Test
    void givenARecordWhoseTransactionIsNotDecided_whenVerified_thenItIsWaitedForAndNotCalledMissing() throws Exception {
        String external = topic(PARTITIONS);
        String internal = topic(PARTITIONS);
        write(external, sample(1));

        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", internal))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(sample(1).get(0).to(internal)).get();
            ReplicationVerifier hurried = new ReplicationVerifier(client(), client(), Duration.ofSeconds(2));
            assertThatThrownBy(() -> hurried.verify(external, internal))
                    .isInstanceOf(VerificationTimeoutException.class);
            producer.commitTransaction();
        }

        assertThat(verifier().verify(external, internal).passed()).isTrue();
    }

    @Test
    void givenFewerInternalPartitions_whenVerified_thenItSaysSo() {
        String external = topic(PARTITIONS);
        String internal = topic(1);

        assertThat(kinds(verifier().verify(external, internal))).containsExactly(Kind.PARTITIONS);
    }

    @Test
    void givenNoInternalTopic_whenVerified_thenItSaysSo() {
        String external = topic(PARTITIONS);

        assertThat(kinds(verifier().verify(external, "nowhere"))).containsExactly(Kind.PARTITIONS);
    }

    @Test
    void givenNoTime_whenVerified_thenItSaysThatItDidNotFinish() throws Exception {
        String external = topic(PARTITIONS);
        write(external, sample(10));
        ReplicationVerifier hurried = new ReplicationVerifier(client(), client(), Duration.ofMillis(1));

        assertThatThrownBy(() -> hurried.verify(external, external))
                .isInstanceOf(VerificationTimeoutException.class)
                .hasMessageStartingWith("Not done within");
    }

    private TopicVerification verify(List<Entry> externalRecords, List<Entry> internalRecords) throws Exception {
        String external = topic(PARTITIONS);
        String internal = topic(PARTITIONS);
        write(external, externalRecords);
        write(internal, internalRecords);
        return verifier().verify(external, internal);
    }

    private ReplicationVerifier verifier() {
        return new ReplicationVerifier(client(), client(), Duration.ofSeconds(60));
    }

    private static List<Kind> kinds(TopicVerification outcome) {
        return outcome.firstDifferences().stream().map(Difference::kind).toList();
    }

    private String topic(int partitions) {
        String name = "topic-" + topicNumber.incrementAndGet();
        kafka.createTopic(name, partitions);
        return name;
    }

    private Map<String, String> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, String> more) {
        Map<String, Object> properties = new HashMap<>(client());
        properties.putAll(more);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void write(String topic, List<Entry> entries) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            List<Future<?>> sent = new ArrayList<>();
            entries.forEach(entry -> sent.add(producer.send(entry.to(topic))));
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    /** Records of both partitions in turn; the even ones are in partition 0. */
    private static List<Entry> sample(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            entries.add(new Entry(
                    number % PARTITIONS, "key-" + number, "value-" + number, "header-" + number, FIRST + number));
        }
        return entries;
    }

    private record Entry(int partition, String key, String value, String header, long timestamp) {

        Entry withValue(String other) {
            return new Entry(partition, key, other, header, timestamp);
        }

        Entry withHeader(String other) {
            return new Entry(partition, key, value, other, timestamp);
        }

        Entry withTimestamp(long other) {
            return new Entry(partition, key, value, header, other);
        }

        ProducerRecord<byte[], byte[]> to(String topic) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic, partition, timestamp, bytes(key), bytes(value));
            record.headers().add("h", bytes(header));
            return record;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
