package dev.tributary.engine.batch.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRewriterTest {
    private static final int MAX = 1 << 20;
    private static final List<SimpleRecord> RECORDS = SampleBatches.records(3, 20);

    private final BatchRewriter rewriter = new BatchRewriter();

    private List<RecordBatchView> rewrite(BatchStep.Rewrite step, int maxBatchBytes) {
        return rewriter.rewrite(step, maxBatchBytes).stream()
                .map(OutgoingBatch::batch)
                .toList();
    }

    private static BatchStep.Rewrite all(RecordBatchView... batches) {
        return new BatchStep.Rewrite(List.of(batches), 0);
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void givenACompactedBatch_whenRewritten_thenItsRecordsStayAndItsGapsGo(CompressionType codec) {
        List<SimpleRecord> records = SampleBatches.records(9, 200);

        List<RecordBatchView> rewritten = rewrite(all(SampleBatches.withGaps(codec, 500, records)), MAX);

        assertThat(SampleBatches.contents(rewritten)).isEqualTo(SampleBatches.describe(records));
        assertThat(rewritten).singleElement().satisfies(batch -> {
            assertThat(batch.offsetSpan()).isEqualTo(9);
            assertThat(batch.recordCount()).isEqualTo(9);
            assertThat(batch.codec()).isEqualTo(codec);
        });
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void givenTinyBatches_whenMerged_thenTheirRecordsFollowEachOther(CompressionType codec) {
        List<SimpleRecord> first = SampleBatches.records(3, 20);
        List<SimpleRecord> second = SampleBatches.records(6, 33);
        List<SimpleRecord> both = new ArrayList<>(first);
        both.addAll(second);

        List<RecordBatchView> rewritten =
                rewrite(all(SampleBatches.batch(codec, 10, first), SampleBatches.batch(codec, 13, second)), MAX);

        assertThat(rewritten).hasSize(1);
        assertThat(SampleBatches.contents(rewritten)).isEqualTo(SampleBatches.describe(both));
    }

    /** No producer of Java writes such times, but others do, and a broker keeps them. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -62_135_596_800_000L, -2, -1})
    void givenTimesBeforeTheEpoch_whenRewritten_thenTheyStay(long time) {
        RecordBatchView first = SampleBatches.movedTo(time, SampleBatches.batch(CompressionType.LZ4, 10, RECORDS));
        RecordBatchView second = SampleBatches.batch(CompressionType.LZ4, 13, RECORDS);

        List<RecordBatchView> rewritten = rewrite(all(first, second), MAX);

        assertThat(rewritten).hasSize(1);
        assertThat(SampleBatches.contents(rewritten)).isEqualTo(SampleBatches.contents(List.of(first, second)));
    }

    @Test
    void givenAPositionInsideABatch_whenRewritten_thenEarlierRecordsAreLeftOut() {
        List<SimpleRecord> records = SampleBatches.records(10, 20);
        BatchStep.Rewrite step =
                new BatchStep.Rewrite(List.of(SampleBatches.batch(CompressionType.ZSTD, 100, records)), 104);

        List<RecordBatchView> rewritten = rewrite(step, MAX);

        assertThat(SampleBatches.contents(rewritten)).isEqualTo(SampleBatches.describe(records.subList(4, 10)));
    }

    @Test
    void givenAppendTime_whenRewritten_thenEachRecordKeepsTheTimeTheBrokerGave() {
        long stamped = SampleBatches.TIME + 5555;

        List<RecordBatchView> rewritten =
                rewrite(all(SampleBatches.withAppendTime(0, stamped, SampleBatches.records(4, 10))), MAX);

        assertThat(SampleBatches.contents(rewritten)).hasSize(4).allMatch(text -> text.startsWith(stamped + "|"));
        assertThat(rewritten).noneMatch(RecordBatchView::hasLogAppendTime);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 1})
    void givenAnOldFormat_whenRewritten_thenItIsTheCurrentOne(byte magic) {
        List<SimpleRecord> records = SampleBatches.records(1, 50);

        List<RecordBatchView> rewritten =
                rewrite(all(SampleBatches.oldFormat(magic, CompressionType.GZIP, 30, records)), MAX);

        assertThat(rewritten).allMatch(batch -> batch.magic() == RecordBatchView.CURRENT_MAGIC);
    }

    @Test
    void givenACompressedOldFormat_whenRewrittenFromInside_thenOnlyWantedRecordsRemain() {
        RecordBatchView old = SampleBatches.oldFormat((byte) 1, CompressionType.GZIP, 30, SampleBatches.records(6, 50));

        List<RecordBatchView> rewritten = rewrite(new BatchStep.Rewrite(List.of(old), 33), MAX);

        assertThat(SampleBatches.contents(rewritten)).hasSize(3);
    }

    @Test
    void givenABatchOverTheLimit_whenRewritten_thenItIsSplit() {
        List<SimpleRecord> records = SampleBatches.records(30, 1000);

        List<RecordBatchView> rewritten = rewrite(all(SampleBatches.batch(CompressionType.NONE, 0, records)), 5_000);

        assertThat(rewritten).hasSizeGreaterThan(5).allMatch(batch -> batch.sizeInBytes() <= 5_000);
        assertThat(SampleBatches.contents(rewritten)).isEqualTo(SampleBatches.describe(records));
    }

    @Test
    void givenRecordsThatTheirCodecMakesLarger_whenTheyPassTheLimit_thenNoneOfThemIsRefused() {
        List<SimpleRecord> records = List.of(noise(1), noise(2));
        int uncompressed = SampleBatches.batch(CompressionType.NONE, 0, records).sizeInBytes();
        RecordBatchView batch = SampleBatches.batch(CompressionType.SNAPPY, 0, records);

        List<RecordBatchView> rewritten = rewrite(all(batch), uncompressed);

        assertThat(SampleBatches.contents(rewritten)).isEqualTo(SampleBatches.contents(List.of(batch)));
    }

    private static SimpleRecord noise(long seed) {
        byte[] noise = new byte[1_000];
        new Random(seed).nextBytes(noise);
        return new SimpleRecord(noise);
    }

    @Test
    void givenARecordOverTheLimit_whenRewritten_thenItsOffsetIsNamed() {
        RecordBatchView batch = SampleBatches.withGaps(CompressionType.NONE, 700, SampleBatches.records(2, 9_000));

        assertThatThrownBy(() -> rewriter.rewrite(all(batch), 5_000))
                .isInstanceOf(RecordTooLargeException.class)
                .hasMessageContaining("offset 700");
    }

    @Test
    void givenGaps_whenRewritten_thenEachRecordsExternalOffsetIsStillKnown() {
        OutgoingBatch rewritten = rewriter.rewrite(
                        all(SampleBatches.withGaps(CompressionType.NONE, 700, SampleBatches.records(3, 10))), MAX)
                .get(0);

        assertThat(List.of(rewritten.externalOffset(0), rewritten.externalOffset(1), rewritten.externalOffset(2)))
                .containsExactly(700L, 703L, 706L);
    }

    @Test
    void givenARewrittenBatch_whenStamped_thenKafkaFindsItValid() {
        RecordBatchView batch = rewrite(all(SampleBatches.plain(0, 2), SampleBatches.plain(2, 2)), MAX)
                .get(0);

        new BatchStamper().stamp(batch, new ProducerStamp(5, (short) 1, 0));

        MutableRecordBatch seen = BatchRecords.open(batch);
        assertThat(seen.isTransactional()).isTrue();
        assertThat(((DefaultRecordBatch) seen).isValid()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void givenContentsDamagedUnderARightChecksum_whenRewritten_thenTheyAreRefusedOrWholeRecords(CompressionType codec) {
        RecordBatchView sound = SampleBatches.batch(codec, 50, SampleBatches.records(20, 300));
        Random random = new Random(codec.id);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            RecordBatchView damaged = SampleBatches.damaged(sound, random);
            try {
                assertThat(rewrite(all(damaged), MAX)).allMatch(batch -> batch.recordCount() > 0);
            } catch (CorruptBatchException e) {
                assertThat(e).hasMessageContaining("offset 50");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void givenALengthBeyondTheBatch_whenRewritten_thenItIsRefusedWithoutTakingThatMemory() {
        RecordBatchView batch = SampleBatches.plain(7, 1);
        SampleBatches.put(batch, RecordBatchView.HEADER_BYTES, 0xfe, 0xff, 0xff, 0xff, 0x0f);

        assertThatThrownBy(() -> rewrite(all(batch), MAX))
                .isInstanceOf(CorruptBatchException.class)
                .hasMessageContaining("ends inside a record");
    }

    @Test
    void givenARecordLargerThanTheReadersWindow_whenRewritten_thenItIsWhole() {
        List<SimpleRecord> records = SampleBatches.records(3, 700_000);

        List<RecordBatchView> rewritten =
                rewrite(all(SampleBatches.withGaps(CompressionType.ZSTD, 0, records)), 4 * MAX);

        assertThat(SampleBatches.contents(rewritten)).isEqualTo(SampleBatches.describe(records));
    }

    @Test
    void givenADeleteHorizon_whenRewritten_thenTimesAreCountedFromIt() {
        List<SimpleRecord> records = SampleBatches.records(6, 40);
        RecordBatchView batch = SampleBatches.batch(CompressionType.NONE, 0, records);
        SampleBatches.putDeleteHorizon(batch, SampleBatches.TIME - 1_000);

        List<String> contents = SampleBatches.contents(rewrite(all(batch), MAX));

        assertThat(contents).isEqualTo(SampleBatches.contents(List.of(batch)));
        assertThat(contents.get(0)).startsWith((SampleBatches.TIME - 1_000) + "|");
    }
}
