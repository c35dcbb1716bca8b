package dev.tributary.runtime.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.SourceProblem;
import dev.tributary.api.model.TaskStatus;
import dev.tributary.runtime.translate.LiveReports.Workers;
import dev.tributary.runtime.translate.WorkerReport.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceStateTest {
    private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "RUNNING, Active",
        "DEGRADED, Active",
        "STARTING, Starting",
        "STOPPING, Starting",
        "FAILED, Broken",
        "IDLE, Broken",
        "RUNNING FAILED, Active",
        "STARTING FAILED, Starting",
        "FAILED IDLE, Broken",
        "UNKNOWN FAILED, Unknown",
        "RUNNING UNKNOWN, Active"
    })
    void theStatusIsTheBestOfTheWorkers(String states, String status) {
        assertThat(state(states).status()).isEqualTo(ConnectorStatus.of(status));
    }

    @ParameterizedTest
    @CsvSource({"Paused, Paused", "Stopped, Stopped", "Pending, Pending"})
    void whatIsNotWantedActiveIsWhatItIsWantedToBe(String desired, String status) {
        assertThat(SourceState.of(desired, List.of(report(State.RUNNING)), Workers.SPEAKING)
                        .status())
                .isEqualTo(ConnectorStatus.of(status));
    }

    @Test
    void whatNobodyReportedOnYetIsPending() {
        assertThat(SourceState.of("Active", List.of(), Workers.SPEAKING).status())
                .isEqualTo(ConnectorStatus.PENDING);
    }

    @Test
    void withoutAnyWorkerItIsUnassigned() {
        assertThat(SourceState.of("Active", List.of(), Workers.NONE).status()).isEqualTo(ConnectorStatus.UNASSIGNED);
    }

    @Test
    void whenAllWorkersAreSilentItIsUnknown() {
        assertThat(SourceState.of("Active", List.of(), Workers.SILENT).status()).isEqualTo(ConnectorStatus.UNKNOWN);
    }

    @Test
    void withoutAConnectionItIsUnassigned() {
        WorkerReport report =
                WorkerReport.idle(1, List.of(ReportedProblem.ofSource(ReportedProblem.NO_CONNECTION, "m", "r", THEN)));

        assertThat(SourceState.of("Active", List.of(report), Workers.SPEAKING).status())
                .isEqualTo(ConnectorStatus.UNASSIGNED);
    }

    @Test
    void everyWorkerIsATask() {
        SourceState state = state("RUNNING FAILED");

        assertThat(state.tasks()).containsExactly(0, 1);
        assertThat(state.taskStatuses().values()).extracting(TaskStatus::state).containsExactly("RUNNING", "FAILED");
    }

    @Test
    void aProblemOfAPartitionThatTwoWorkersSeeIsSaidOnceAsFirstSeen() {
        ReportedProblem later = ofPartition(0, "the later words", THEN.plusSeconds(3));
        ReportedProblem earlier = ofPartition(0, "the earlier words", THEN);

        assertThat(united(later, earlier)).containsExactly(earlier.toWire());
        assertThat(united(earlier, later)).containsExactly(earlier.toWire());
    }

    @Test
    void problemsOfTwoPartitionsAreTwo() {
        assertThat(united(ofPartition(0, "m", THEN), ofPartition(1, "m", THEN))).hasSize(2);
    }

    @Test
    void aProblemOfTheSourceThatTwoWorkersTellInTheSameWordsIsSaidOnce() {
        ReportedProblem later = ofSource("nobody answers", THEN.plusSeconds(3));
        ReportedProblem earlier = ofSource("nobody answers", THEN);

        assertThat(united(later, earlier)).containsExactly(earlier.toWire());
    }

    @Test
    void problemsOfTheSourceInDifferentWordsAreTwo() {
        ReportedProblem one = ofSource("broker-1:9092 does not answer", THEN);
        ReportedProblem other = ofSource("broker-2:9092 does not answer", THEN.plusSeconds(3));

        assertThat(united(one, other)).containsExactly(one.toWire(), other.toWire());
    }

    private static List<SourceProblem> united(ReportedProblem... oneOfEachWorker) {
        List<WorkerReport> reports = Arrays.stream(oneOfEachWorker)
                .map(problem -> new WorkerReport(1, State.FAILED, List.of(problem), List.of()))
                .toList();
        return SourceState.of("Active", reports, Workers.SPEAKING).problems();
    }

    private static ReportedProblem ofSource(String message, Instant since) {
        return ReportedProblem.ofSource("external_unreachable", message, "r", since);
    }

    private static ReportedProblem ofPartition(int partition, String message, Instant since) {
        return new ReportedProblem("external_partition_stuck", message, "r", "orders", partition, since);
    }

    private static SourceState state(String states) {
        List<WorkerReport> reports = Arrays.stream(states.split(" ", -1))
                .map(name -> report(State.valueOf(name)))
                .toList();
        return SourceState.of("Active", reports, Workers.SPEAKING);
    }

    private static WorkerReport report(State state) {
        return new WorkerReport(1, state, List.of(), List.of());
    }
}
