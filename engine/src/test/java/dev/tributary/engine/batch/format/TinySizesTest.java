package dev.tributary.engine.batch.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.record.internal.CompressionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TinySizesTest {
    /** Sizes of which the codec has its own, and every other codec the opposite. */
    private static TinySizes sizes(CompressionType codec, int own, int others) {
        return new TinySizes(
                codec == CompressionType.NONE ? own : others,
                codec == CompressionType.LZ4 || codec == CompressionType.SNAPPY ? own : others,
                codec == CompressionType.ZSTD ? own : others,
                codec == CompressionType.GZIP ? own : others);
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void givenABatchOfACodec_whenAsked_thenItsCodecsSizeDecides(CompressionType codec) {
        RecordBatchView batch = SampleBatches.batch(codec, 0, SampleBatches.records(10, 300));
        int stored = batch.sizeInBytes();

        assertThat(sizes(codec, stored, stored + 1).covers(batch)).isFalse();
        assertThat(sizes(codec, stored + 1, 0).covers(batch)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void givenSizesOfZero_whenAsked_thenNoBatchIsTiny(CompressionType codec) {
        assertThat(SampleBatches.NEVER_TINY.covers(SampleBatches.batch(codec, 0, SampleBatches.records(1, 0))))
                .isFalse();
    }

    @Test
    void givenTheMeasuredSizes_whenCompared_thenTheDearerACodecTheLessIsMerged() {
        TinySizes sizes = TinySizes.MEASURED;

        assertThat(sizes.none()).isGreaterThan(sizes.fast());
        assertThat(sizes.fast()).isGreaterThan(sizes.zstd());
        assertThat(sizes.zstd()).isGreaterThan(sizes.gzip());
    }

    @Test
    void givenASizeBelowZero_whenMade_thenItIsNamed() {
        assertThatThrownBy(() -> new TinySizes(1, -2, 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fast -2");
    }
}
