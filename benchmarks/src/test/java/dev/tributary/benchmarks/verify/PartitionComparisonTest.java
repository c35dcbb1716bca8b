package dev.tributary.benchmarks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.benchmarks.verify.Difference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionComparisonTest {

    private static final int RECORDS = 3000;

    private final List<ConsumerRecord<byte[], byte[]>> originals = records();
    private final List<ConsumerRecord<byte[], byte[]>> copies = records();

    @Test
    void givenAnEqualCopy_whenCompared_thenAllIsSame() {
        assertThat(compare()).isEqualTo(new PartitionComparison.Result(RECORDS, List.of()));
    }

    @Test
    void givenARecordIsLost_whenCompared_thenItAloneIsMissing() {
        copies.remove(1500);

        assertThat(compare())
                .isEqualTo(new PartitionComparison.Result(RECORDS - 1, List.of(difference(Kind.MISSING, 1500, 1501))));
    }

    @Test
    void givenTheLastRecordsAreLost_whenCompared_thenEachIsMissing() {
        copies.subList(RECORDS - 2, RECORDS).clear();

        assertThat(compare().differences())
                .containsExactly(difference(Kind.MISSING, RECORDS - 2, -1), difference(Kind.MISSING, RECORDS - 1, -1));
    }

    @Test
    void givenTheFirstRecordsAreLost_whenCompared_thenTheyAreMissing() {
        copies.subList(0, 3).clear();

        assertThat(compare().differences())
                .extracting(Difference::kind)
                .containsExactly(Kind.MISSING, Kind.MISSING, Kind.MISSING);
    }

    @Test
    void givenARunOfRecordsComesTwice_whenCompared_thenEachIsDoubled() {
        copies.addAll(1000, List.copyOf(copies.subList(995, 1000)));

        PartitionComparison.Result result = compare();

        assertThat(result.same()).isEqualTo(RECORDS);
        assertThat(result.differences())
                .hasSize(5)
                .allSatisfy(difference -> assertThat(difference.kind()).isEqualTo(Kind.DOUBLED));
    }

    @Test
    void givenTheLastRecordComesTwice_whenCompared_thenItIsDoubled() {
        copies.add(copies.get(RECORDS - 1));

        assertThat(compare().differences()).containsExactly(difference(Kind.DOUBLED, -1, RECORDS - 1));
    }

    @Test
    void givenTwoNeighboursAreSwapped_whenCompared_thenThatIsReorderedOnce() {
        Collections.swap(copies, 700, 701);

        assertThat(compare().differences()).containsExactly(difference(Kind.REORDERED, 700, 701));
    }

    @Test
    void givenAChangedValue_whenCompared_thenItIsAltered() {
        copies.set(42, record(42, "other", 1000 + 42, new RecordHeaders()));

        assertThat(compare().differences()).containsExactly(difference(Kind.ALTERED, 42, 42));
    }

    @Test
    void givenAChangedTimestamp_whenCompared_thenItIsAltered() {
        copies.set(42, record(42, "value-42", 1, new RecordHeaders()));

        assertThat(compare().differences()).containsExactly(difference(Kind.ALTERED, 42, 42));
    }

    @Test
    void givenALostHeader_whenCompared_thenItIsAltered() {
        originals.set(42, record(42, "value-42", 1000 + 42, new RecordHeaders().add("h", new byte[] {1})));

        assertThat(compare().differences()).containsExactly(difference(Kind.ALTERED, 42, 42));
    }

    @Test
    void givenATombstoneBecameEmpty_whenCompared_thenItIsAltered() {
        originals.set(42, record(42, null, 1000 + 42, new RecordHeaders()));
        copies.set(42, record(42, "", 1000 + 42, new RecordHeaders()));

        assertThat(compare().differences()).containsExactly(difference(Kind.ALTERED, 42, 42));
    }

    @Test
    void givenAStrangerInBetween_whenCompared_thenItIsUnexpected() {
        copies.add(10, record(5000, "stranger", 7, new RecordHeaders()));

        assertThat(compare().differences()).containsExactly(difference(Kind.UNEXPECTED, -1, 5000));
    }

    @Test
    void givenNothingFits_whenCompared_thenItStopsAtTheBound() {
        copies.replaceAll(copy -> record(copy.offset(), "all wrong", 0, new RecordHeaders()));

        assertThat(compare().differences()).hasSize(PartitionComparison.MAX_DIFFERENCES);
    }

    private PartitionComparison.Result compare() {
        return new PartitionComparison(3, originals.iterator(), copies.iterator()).run();
    }

    private static Difference difference(Kind kind, long originalOffset, long copyOffset) {
        return new Difference(kind, 3, originalOffset, copyOffset);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records() {
        return new ArrayList<>(IntStream.range(0, RECORDS)
                .mapToObj(i -> record(i, "value-" + i, 1000 + i, new RecordHeaders()))
                .toList());
    }

    private static ConsumerRecord<byte[], byte[]> record(
            long offset, @Nullable String value, long timestamp, Headers headers) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "t",
                3,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                4,
                bytes == null ? -1 : bytes.length,
                new byte[] {(byte) offset},
                bytes,
                headers,
                Optional.empty());
    }
}
