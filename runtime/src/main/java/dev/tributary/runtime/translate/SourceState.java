package dev.tributary.runtime.translate;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.DesiredState;
import dev.tributary.api.model.SourceProblem;
import dev.tributary.api.model.TaskStatus;
import dev.tributary.runtime.translate.WorkerReport.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a source is doing, from all its workers' reports.
 *
 * @param status in one word
 * @param tasks the numbers of its tasks, one for each worker
 * @param taskStatuses the state of each task by its number
 * @param problems what the workers report, each once, as it was first seen
 */
public record SourceState(
        ConnectorStatus status,
        List<Integer> tasks,
        Map<String, TaskStatus> taskStatuses,
        List<SourceProblem> problems) {

    /**
     * Unites reports.
     *
     * @param desiredState what is wanted of the source
     * @param reports one of each worker that spoke lately about it, in the order of the workers' names
     * @param workers whether anybody could speak
     */
    public static SourceState of(String desiredState, List<WorkerReport> reports, LiveReports.Workers workers) {
        ConnectorStatus status = status(DesiredState.of(desiredState), reports, workers);
        boolean wanted = DesiredState.ACTIVE.text().equals(desiredState);
        List<WorkerReport> shown = wanted ? reports : List.of();
        List<Integer> tasks = IntStream.range(0, shown.size()).boxed().toList();
        Map<String, TaskStatus> taskStatuses = new LinkedHashMap<>();
        UnitedProblems problems = new UnitedProblems();
        for (int task : tasks) {
            WorkerReport report = shown.get(task);
            taskStatuses.put(
                    Integer.toString(task),
                    TaskStatus.builder().state(taskState(report.state())).build());
            problems.add(report.problems());
        }
        return new SourceState(
                status,
                tasks,
                taskStatuses,
                problems.all().stream().map(ReportedProblem::toWire).toList());
    }

    private static ConnectorStatus status(
            DesiredState desired, List<WorkerReport> reports, LiveReports.Workers workers) {
        if (desired.equals(DesiredState.PAUSED)) {
            return ConnectorStatus.PAUSED;
        }
        if (desired.equals(DesiredState.STOPPED)) {
            return ConnectorStatus.STOPPED;
        }
        if (!desired.equals(DesiredState.ACTIVE)) {
            return ConnectorStatus.PENDING;
        }
        if (reports.isEmpty()) {
            return switch (workers) {
                case SPEAKING -> ConnectorStatus.PENDING;
                case SILENT -> ConnectorStatus.UNKNOWN;
                case NONE -> ConnectorStatus.UNASSIGNED;
            };
        }
        List<State> states = reports.stream().map(WorkerReport::state).toList();
        if (states.contains(State.RUNNING) || states.contains(State.DEGRADED)) {
            return ConnectorStatus.ACTIVE;
        }
        if (states.contains(State.STARTING) || states.contains(State.STOPPING)) {
            return ConnectorStatus.STARTING;
        }
        if (states.contains(State.UNKNOWN)) {
            return ConnectorStatus.UNKNOWN;
        }
        return isWithoutConnection(reports) ? ConnectorStatus.UNASSIGNED : ConnectorStatus.BROKEN;
    }

    /** Nobody can take up a source that leads nowhere; that is not a fault of anything running. */
    private static boolean isWithoutConnection(List<WorkerReport> reports) {
        return reports.stream()
                .allMatch(report -> report.problems().stream()
                        .anyMatch(problem -> problem.code().equals(ReportedProblem.NO_CONNECTION)));
    }

    private static String taskState(State state) {
        return switch (state) {
            case RUNNING, DEGRADED -> "RUNNING";
            case STARTING -> "STARTING";
            case STOPPING -> "STOPPING";
            case FAILED -> "FAILED";
            case IDLE -> "UNASSIGNED";
            case UNKNOWN -> "UNKNOWN";
        };
    }
}
