package dev.tributary.runtime.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workers of two releases report through one store. */
class WorkerReportTest {
    @Test
    void aReportReadsAsItWasWritten() {
        WorkerReport report = new WorkerReport(
                3,
                WorkerReport.State.DEGRADED,
                List.of(new ReportedProblem("code", "message", "remedy", "orders", 1, Instant.EPOCH)),
                List.of(new ReportedTopic("orders", 4, 2, 7L)));

        assertThat(WorkerReport.parse(report.toJson())).isEqualTo(report);
    }

    @Test
    void whatOnlyANewerReleaseKnowsDoesNotKeepTheRestFromBeingRead() {
        WorkerReport report = WorkerReport.parse("""
                {"version":3,"state":"REWINDING","pace":1,
                 "problems":[{"code":"new","message":"m","remedy":"r","topic":null,"partition":null,
                              "since":"2026-11-01T10:00:00Z","severity":"low"}],
                 "topics":[{"name":"orders","externalPartitions":4,"owned":2,"lag":7,"lagSeconds":1.5}]}
                """);

        assertThat(report.state()).isEqualTo(WorkerReport.State.UNKNOWN);
        assertThat(report.problems()).extracting(ReportedProblem::code).containsExactly("new");
        assertThat(report.topics()).containsExactly(new ReportedTopic("orders", 4, 2, 7L));
    }
}
