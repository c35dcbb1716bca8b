package dev.tributary.engine.batch.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchChoiceTest {
    private static final BatchLimits LIMITS = SampleBatches.LIMITS;
    private static final BatchLimits SMALL_TOPIC = new BatchLimits(3_000, SampleBatches.NEVER_TINY, 3_000);

    static Stream<Arguments> batches() {
        RecordBatchView large = SampleBatches.batch(CompressionType.NONE, 100, SampleBatches.records(10, 2000));
        return Stream.of(
                Arguments.of(large, 100L, false, LIMITS, BatchChoice.FORWARD),
                Arguments.of(large, 100L, true, LIMITS, BatchChoice.SKIP_ABORTED),
                Arguments.of(large, 101L, false, LIMITS, BatchChoice.REWRITE_CROPPED),
                Arguments.of(large, 109L, false, LIMITS, BatchChoice.REWRITE_CROPPED),
                Arguments.of(large, 110L, false, LIMITS, BatchChoice.SKIP_BEFORE_POSITION),
                Arguments.of(large, 50L, false, LIMITS, BatchChoice.FORWARD),
                Arguments.of(large, 100L, false, SMALL_TOPIC, BatchChoice.REWRITE_SPLIT),
                Arguments.of(
                        SampleBatches.batch(CompressionType.NONE, 1, SampleBatches.records(1, 4000)),
                        1L,
                        false,
                        SMALL_TOPIC,
                        BatchChoice.REFUSE_TOO_LARGE),
                Arguments.of(SampleBatches.plain(5, 2), 5L, false, LIMITS, BatchChoice.MERGE_TINY),
                Arguments.of(SampleBatches.plain(5, 2), 5L, false, SampleBatches.NO_MERGING, BatchChoice.FORWARD),
                Arguments.of(
                        SampleBatches.marker(9, 7, ControlRecordType.COMMIT),
                        9L,
                        false,
                        LIMITS,
                        BatchChoice.SKIP_CONTROL),
                Arguments.of(SampleBatches.emptied(20, 29), 20L, false, LIMITS, BatchChoice.SKIP_EMPTY),
                Arguments.of(
                        SampleBatches.withGaps(CompressionType.LZ4, 40, SampleBatches.records(5, 900)),
                        40L,
                        false,
                        LIMITS,
                        BatchChoice.REWRITE_COMPACTED),
                Arguments.of(
                        SampleBatches.withAppendTime(40, SampleBatches.TIME, SampleBatches.records(5, 900)),
                        40L,
                        false,
                        LIMITS,
                        BatchChoice.REWRITE_APPEND_TIME),
                Arguments.of(
                        SampleBatches.oldFormat((byte) 1, CompressionType.GZIP, 40, SampleBatches.records(5, 900)),
                        40L,
                        false,
                        LIMITS,
                        BatchChoice.REWRITE_OLD_FORMAT),
                Arguments.of(
                        SampleBatches.oldFormat((byte) 0, CompressionType.NONE, 40, SampleBatches.records(1, 900)),
                        41L,
                        false,
                        LIMITS,
                        BatchChoice.SKIP_BEFORE_POSITION));
    }

    @ParameterizedTest
    @MethodSource("batches")
    void givenABatch_whenChosen_thenTheChoiceIs(
            RecordBatchView batch, long position, boolean aborted, BatchLimits limits, BatchChoice expected) {
        assertThat(BatchChoice.of(batch, position, aborted, limits)).isEqualTo(expected);
    }
}
