package dev.tributary.runtime.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.TopicStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReporterTest {
    private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final TopicMapping A = new TopicMapping("a", "in_a");
    private static final TopicMapping B = new TopicMapping("b", "in_b");

    @Test
    void everyStateOfTheEngineHasItsName() {
        assertThat(Arrays.stream(ReplicationStatus.State.values())
                        .map(state -> Reporter.report(status(state, List.of(), List.of()), List.of())
                                .state()
                                .name()))
                .containsExactlyElementsOf(Arrays.stream(ReplicationStatus.State.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void theLagOfATopicIsThatOfItsOwnedPartitions() {
        WorkerReport report = Reporter.report(
                status(
                        ReplicationStatus.State.RUNNING,
                        List.of(),
                        List.of(partition(A, 0, 10L, 15L), partition(A, 2, 0L, 7L), partition(B, 0, 1L, 1L))),
                List.of());

        assertThat(report.topics())
                .containsExactly(new ReportedTopic("a", 3, 2, 12L), new ReportedTopic("b", null, 1, 0L));
    }

    @Test
    void theLagIsUnknownWhenThatOfAPartitionIs() {
        WorkerReport report = Reporter.report(
                status(
                        ReplicationStatus.State.RUNNING,
                        List.of(),
                        List.of(partition(A, 0, 10L, 15L), partition(A, 1, null, 7L))),
                List.of());

        assertThat(report.topics().get(0).lag()).isNull();
    }

    @Test
    void aProblemIsPassedOn() {
        Problem problem = new Problem(Problem.Code.EXTERNAL_TOPIC_MISSING, "m", "r", "a", 3, THEN);

        assertThat(Reporter.report(status(ReplicationStatus.State.DEGRADED, List.of(problem), List.of()), List.of())
                        .problems())
                .containsExactly(new ReportedProblem("external_topic_missing", "m", "r", "a", 3, THEN));
    }

    @Test
    void aThousandProblemsDoNotFillTheStore() {
        List<Problem> problems = IntStream.range(0, 1000)
                .mapToObj(i -> new Problem(Problem.Code.UNEXPECTED, "m" + i, "r", null, null, THEN))
                .toList();

        assertThat(Reporter.report(status(ReplicationStatus.State.FAILED, problems, List.of()), List.of())
                        .problems())
                .hasSize(100);
    }

    @Test
    void aReportSurvivesTheStore() {
        WorkerReport report = new WorkerReport(
                3,
                WorkerReport.State.DEGRADED,
                List.of(new ReportedProblem("c", "m", "r", "a", 3, THEN)),
                List.of(new ReportedTopic("a", null, 1, null)));

        assertThat(WorkerReport.parse(report.toJson())).isEqualTo(report);
    }

    private static ReplicationStatus status(
            ReplicationStatus.State state, List<Problem> problems, List<PartitionStatus> partitions) {
        return new ReplicationStatus(
                "id-1",
                7,
                state,
                problems,
                List.of(new TopicStatus(A, 3, 3), new TopicStatus(B, null, null)),
                partitions,
                THEN);
    }

    private static PartitionStatus partition(
            TopicMapping topic, int number, @Nullable Long position, @Nullable Long end) {
        return new PartitionStatus(topic, number, PartitionStatus.State.FLOWING, position, end, 0, 0, 0);
    }
}
