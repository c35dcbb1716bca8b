package dev.tributary.runtime.translate;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.TopicStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what the engine says into what a worker reports. */
public final class Reporter {
    /** A source with more problems than this has one problem; the rest would only fill the store. */
    private static final int MOST_PROBLEMS = 100;

    private Reporter() {}

    /**
     * The report about a replication.
     *
     * @param left what the plan left out and why
     */
    public static WorkerReport report(ReplicationStatus status, List<ReportedProblem> left) {
        Map<String, Owned> owned = new HashMap<>();
        for (PartitionStatus partition : status.partitions()) {
            owned.merge(partition.mapping().externalTopic(), new Owned(1, partition.lag()), Owned::and);
        }
        List<ReportedTopic> topics = status.topics().stream()
                .map(topic -> topic(topic, owned.getOrDefault(topic.mapping().externalTopic(), Owned.NONE)))
                .toList();
        List<ReportedProblem> problems = Stream.concat(
                        left.stream(), status.problems().stream().map(Reporter::problem))
                .limit(MOST_PROBLEMS)
                .toList();
        return new WorkerReport(
                status.specVersion(), WorkerReport.State.valueOf(status.state().name()), problems, topics);
    }

    private static ReportedTopic topic(TopicStatus topic, Owned owned) {
        return new ReportedTopic(
                topic.mapping().externalTopic(), topic.externalPartitions(), owned.partitions(), owned.lag());
    }

    private static ReportedProblem problem(Problem problem) {
        return new ReportedProblem(
                problem.code().name().toLowerCase(Locale.ROOT),
                problem.message(),
                problem.remedy(),
                problem.externalTopic(),
                problem.partition(),
                problem.since());
    }

    private record Owned(int partitions, @Nullable Long lag) {
        static final Owned NONE = new Owned(0, 0L);

        Owned and(Owned other) {
            return new Owned(partitions + other.partitions, lag == null || other.lag == null ? null : lag + other.lag);
        }
    }
}
