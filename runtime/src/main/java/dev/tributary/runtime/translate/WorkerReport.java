package dev.tributary.runtime.translate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.api.model.TributaryJson;
import java.util.Arrays;
import java.util.List;

/**
 * What one worker reports about one source through the store, so that every server can answer for all workers.
 *
 * @param version the version of the source that it reports on
 * @param state how the worker is doing with it
 * @param problems what keeps records from flowing
 * @param topics its topics in effective order; empty when it does not replicate
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkerReport(long version, State state, List<ReportedProblem> problems, List<ReportedTopic> topics) {

    /** Copies the lists. */
    public WorkerReport {
        problems = List.copyOf(problems);
        topics = List.copyOf(topics);
    }

    /** How a worker is doing with a source. */
    public enum State {
        /** Connecting, joining, creating topics. */
        STARTING,
        /** Everything flows. */
        RUNNING,
        /** A part flows. */
        DEGRADED,
        /** Nothing flows; the engine goes on trying. */
        FAILED,
        /** Nothing is tried; see the problems. */
        IDLE,
        /** Letting go. */
        STOPPING,
        /** In a state that only a newer release knows. */
        UNKNOWN;

        /** Reads a state, be it of a newer release. */
        @JsonCreator
        static State read(String name) {
            return Arrays.stream(values())
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    /** A report about a source that is not replicated for some reason. */
    public static WorkerReport idle(long version, List<ReportedProblem> problems) {
        return new WorkerReport(version, State.IDLE, problems, List.of());
    }

    /** The report as JSON. */
    public String toJson() {
        try {
            return TributaryJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a worker's report cannot be written as JSON", e);
        }
    }

    /** The report that {@link #toJson} wrote, be it by another release. */
    public static WorkerReport parse(String json) {
        try {
            return TributaryJson.mapper().readValue(json, WorkerReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a worker's report in the store cannot be read", e);
        }
    }
}
