package dev.tributary.engine.batch.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    private static final BatchLimits LIMITS = SampleBatches.LIMITS;

    private static AbortedTransactions noneAborted() {
        return new AbortedTransactions(List.of());
    }

    private static RecordBatchView large(long offset) {
        return SampleBatches.batch(CompressionType.NONE, offset, SampleBatches.records(10, 2000));
    }

    @Test
    void givenLargeBatches_whenPlanned_thenEachGoesOnAsItIs() {
        List<BatchStep> plan = BatchPlan.of(List.of(large(0), large(10)), 0, noneAborted(), LIMITS);

        assertThat(plan).hasSize(2).allMatch(BatchStep.Forward.class::isInstance);
    }

    @Test
    void givenARunOfTinyBatches_whenPlanned_thenTheyBecomeOne() {
        List<BatchStep> plan = BatchPlan.of(
                List.of(SampleBatches.plain(0, 2), SampleBatches.plain(2, 2), SampleBatches.plain(4, 1)),
                0,
                noneAborted(),
                LIMITS);

        assertThat(plan)
                .singleElement()
                .isInstanceOfSatisfying(
                        BatchStep.Rewrite.class,
                        step -> assertThat(step.batches()).hasSize(3));
    }

    @Test
    void givenALoneTinyBatch_whenPlanned_thenItGoesOnAsItIs() {
        List<BatchStep> plan =
                BatchPlan.of(List.of(large(0), SampleBatches.plain(10, 2), large(12)), 0, noneAborted(), LIMITS);

        assertThat(plan).hasSize(3).allMatch(BatchStep.Forward.class::isInstance);
    }

    @Test
    void givenTinyBatchesOfTwoCodecs_whenPlanned_thenTheyStayApart() {
        List<BatchStep> plan = BatchPlan.of(
                List.of(
                        SampleBatches.plain(0, 2),
                        SampleBatches.batch(CompressionType.LZ4, 2, SampleBatches.records(2, 10))),
                0,
                noneAborted(),
                LIMITS);

        assertThat(plan).hasSize(2).allMatch(BatchStep.Forward.class::isInstance);
    }

    @Test
    void givenMoreTinyBatchesThanOneMayHold_whenPlanned_thenSeveralAreMade() {
        BatchLimits limits = new BatchLimits(1 << 20, TinySizes.MEASURED, 1100);
        List<RecordBatchView> tiny = IntStream.range(0, 9)
                .mapToObj(i -> SampleBatches.plain(i * 2L, 2))
                .toList();

        List<BatchStep> plan = BatchPlan.of(tiny, 0, noneAborted(), limits);

        assertThat(plan)
                .hasSizeGreaterThan(1)
                .allSatisfy(step -> assertThat(((BatchStep.Rewrite) step)
                                .batches().stream()
                                        .mapToInt(RecordBatchView::sizeInBytes)
                                        .sum())
                        .isLessThanOrEqualTo(1100));
    }

    @Test
    void givenAnAbortedTransaction_whenPlanned_thenOnlyItsBatchesAreSkipped() {
        List<RecordBatchView> batches = List.of(
                SampleBatches.transactional(0, 10, 7),
                SampleBatches.transactional(10, 10, 8),
                SampleBatches.marker(20, 7, ControlRecordType.ABORT),
                SampleBatches.transactional(21, 10, 7),
                SampleBatches.marker(31, 8, ControlRecordType.COMMIT));
        AbortedTransactions aborted = new AbortedTransactions(List.of(new AbortedTransactions.Aborted(7, 0)));

        List<BatchStep> plan = BatchPlan.of(batches, 0, aborted, SampleBatches.NO_MERGING);

        assertThat(plan)
                .extracting(
                        step -> step instanceof BatchStep.Skip skip ? skip.why().name() : "sent")
                .containsExactly("SKIP_ABORTED", "sent", "SKIP_CONTROL", "sent", "SKIP_CONTROL");
    }

    @Test
    void givenARecordTooLarge_whenPlanned_thenNothingFollowsItAndThePositionStaysThere() {
        BatchLimits limits = new BatchLimits(3_000, SampleBatches.NEVER_TINY, 3_000);
        List<BatchStep> plan = BatchPlan.of(
                List.of(
                        SampleBatches.plain(0, 3),
                        SampleBatches.batch(CompressionType.NONE, 3, SampleBatches.records(1, 5000)),
                        SampleBatches.plain(4, 3)),
                0,
                noneAborted(),
                limits);

        assertThat(plan).hasSize(2);
        assertThat(plan.get(1))
                .isInstanceOfSatisfying(
                        BatchStep.Refuse.class,
                        refusal -> assertThat(refusal.nextPosition()).isEqualTo(3));
    }

    @Test
    void givenSkippedBatches_whenPlanned_thenThePositionMovesPastThem() {
        List<BatchStep> plan = BatchPlan.of(
                List.of(SampleBatches.emptied(0, 49), SampleBatches.marker(50, 7, ControlRecordType.ABORT)),
                0,
                noneAborted(),
                LIMITS);

        assertThat(plan.get(plan.size() - 1).nextPosition()).isEqualTo(51);
    }

    @Test
    void givenAnEndInsideABatch_whenPlanned_thenItIsCroppedAndNothingFollows() {
        List<BatchStep> plan = BatchPlan.of(List.of(large(0), large(10), large(20)), 0, 15, noneAborted(), LIMITS);

        assertThat(plan).hasSize(2).last().isInstanceOfSatisfying(BatchStep.Rewrite.class, step -> {
            assertThat(step.until()).isEqualTo(15);
            assertThat(step.nextPosition()).isEqualTo(15);
        });
        assertThat(new BatchRewriter().rewrite((BatchStep.Rewrite) plan.get(1), 1 << 20))
                .singleElement()
                .satisfies(batch -> assertThat(batch.recordCount()).isEqualTo(5));
    }

    @Test
    void givenAnEndBetweenBatches_whenPlanned_thenThoseBehindItAreLeftOut() {
        List<BatchStep> plan = BatchPlan.of(List.of(large(0), large(10), large(20)), 0, 10, noneAborted(), LIMITS);

        assertThat(plan).singleElement().isInstanceOf(BatchStep.Forward.class);
    }

    @Test
    void givenNothingBeforeTheEnd_whenPlanned_thenItEndsNothing() {
        // Compaction took what was between the position and the end.
        List<BatchStep> plan = BatchPlan.of(List.of(large(10), large(20)), 3, 7, noneAborted(), LIMITS);

        assertThat(plan).hasSize(2).allMatch(BatchStep.Forward.class::isInstance);
    }
}
