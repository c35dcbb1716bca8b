package dev.tributary.engine.batch.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.internal.CompressionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchScannerTest {
    private static final int LAST_OFFSET_DELTA_AT = 23;

    private final List<RecordBatchView> batches = new ArrayList<>();

    private List<RecordBatchView> scan(ByteBuffer bytes) {
        batches.clear();
        new BatchScanner().scan(bytes, batches);
        return batches;
    }

    private static ByteBuffer concatenated(RecordBatchView... batches) {
        ByteBuffer all = ByteBuffer.allocate(1 << 20);
        for (RecordBatchView batch : batches) {
            all.put(batch.bytes());
        }
        return all.flip();
    }

    @Test
    void givenSeveralBatches_whenScanned_thenAllAreListedInOrder() {
        ByteBuffer bytes =
                concatenated(SampleBatches.plain(0, 3), SampleBatches.plain(3, 4), SampleBatches.emptied(7, 9));

        assertThat(scan(bytes)).extracting(RecordBatchView::lastOffset).containsExactly(2L, 6L, 9L);
    }

    @Test
    void givenABatchCutOffAnywhere_whenScanned_thenOnlyWholeOnesAreListed() {
        RecordBatchView first = SampleBatches.plain(0, 3);
        ByteBuffer bytes = concatenated(first, SampleBatches.plain(3, 4));
        for (int cut = first.sizeInBytes(); cut < bytes.limit(); cut++) {
            assertThat(scan(bytes.slice(0, cut))).as("cut at %s", cut).hasSize(1);
        }
    }

    @Test
    void givenOldAndNewFormats_whenScanned_thenBothAreListed() {
        RecordBatchView old = SampleBatches.oldFormat((byte) 1, CompressionType.GZIP, 5, SampleBatches.records(4, 9));

        assertThat(scan(concatenated(old, SampleBatches.plain(9, 1))))
                .extracting(RecordBatchView::lastOffset)
                .containsExactly(8L, 9L);
    }

    @Test
    void givenADamagedBatch_whenScanned_thenItsOffsetIsNamed() {
        RecordBatchView bad = SampleBatches.plain(77, 3);
        bad.bytes().put(bad.sizeInBytes() - 1, (byte) 99);

        assertThatThrownBy(() -> scan(concatenated(SampleBatches.plain(70, 7), bad)))
                .isInstanceOfSatisfying(
                        CorruptBatchException.class,
                        e -> assertThat(e.baseOffset()).isEqualTo(77));
    }

    @Test
    void givenADamagedBatch_whenScanned_thenItIsSaidWhereTheNextBeginsByItsHeader() {
        RecordBatchView bad = SampleBatches.plain(77, 3);
        bad.bytes().put(bad.sizeInBytes() - 1, (byte) 99);

        assertThatThrownBy(() -> scan(concatenated(bad)))
                .isInstanceOf(CorruptBatchException.class)
                .hasMessageContaining("offset 77")
                .hasMessageEndingWith(
                        "according to its header, which is not verified, the next batch begins at offset 80");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -3, 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void givenADamagedHeader_whenScanned_thenItsNonsenseIsNotRepeated(int lastOffsetDelta) {
        RecordBatchView bad = SampleBatches.plain(77, 3);
        bad.bytes().putInt(LAST_OFFSET_DELTA_AT, lastOffsetDelta);

        assertThatThrownBy(() -> scan(concatenated(bad)))
                .isInstanceOf(CorruptBatchException.class)
                .hasMessageContaining("offset 77")
                .hasMessageNotContaining("next batch");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE - 2, Long.MAX_VALUE})
    void givenADamagedBatchAtAnImpossibleOffset_whenScanned_thenNoNextOneIsNamed(long baseOffset) {
        RecordBatchView bad = SampleBatches.plain(77, 3);
        bad.bytes().put(bad.sizeInBytes() - 1, (byte) 99);
        bad.bytes().putLong(0, baseOffset);

        assertThatThrownBy(() -> scan(concatenated(bad)))
                .isInstanceOf(CorruptBatchException.class)
                .hasMessageNotContaining("next batch");
    }

    @Test
    void givenADamagedOldBatch_whenScanned_thenItIsSaidWhereTheNextBegins() {
        RecordBatchView bad = SampleBatches.oldFormat((byte) 1, CompressionType.GZIP, 5, SampleBatches.records(4, 30));
        bad.bytes().put(bad.sizeInBytes() - 1, (byte) 99);

        assertThatThrownBy(() -> scan(concatenated(bad)))
                .isInstanceOf(CorruptBatchException.class)
                .hasMessageEndingWith("the next batch begins at offset 9");
    }

    @Test
    void givenADamagedOldBatch_whenScanned_thenItIsRefused() {
        RecordBatchView bad = SampleBatches.oldFormat((byte) 0, CompressionType.NONE, 5, SampleBatches.records(1, 30));
        bad.bytes().put(bad.sizeInBytes() - 1, (byte) 99);

        assertThatThrownBy(() -> scan(concatenated(bad))).isInstanceOf(CorruptBatchException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7})
    void givenACodecThatNobodyKnows_whenScanned_thenTheBatchIsRefusedAndThoseBeforeAreListed(int codec) {
        RecordBatchView strange = SampleBatches.plain(77, 3);
        SampleBatches.put(strange, RecordBatchView.ATTRIBUTES_AT + 1, codec);

        assertThatThrownBy(() -> scan(concatenated(SampleBatches.plain(70, 7), strange)))
                .isInstanceOf(CorruptBatchException.class)
                .hasMessageContainingAll("offset 77", String.valueOf(codec));
        assertThat(batches).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5})
    void givenAnImpossibleLength_whenScanned_thenItIsRefused(int length) {
        RecordBatchView bad = SampleBatches.plain(5, 3);
        ByteBuffer bytes = concatenated(bad);
        bytes.putInt(8, length);

        assertThatThrownBy(() -> scan(bytes)).isInstanceOf(CorruptBatchException.class);
    }
}
