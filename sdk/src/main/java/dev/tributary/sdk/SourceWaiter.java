package dev.tributary.sdk;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.OpenValue;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceProblem;
import dev.tributary.api.model.metrics.SourceMetrics;
import dev.tributary.api.model.metrics.TopicMetrics;
import dev.tributary.sdk.error.SourceFailedException;
import dev.tributary.sdk.internal.http.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Waits for what a source becomes. */
final class SourceWaiter {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Set<ConnectorStatus> NOT_FLOWING =
            Set.of(ConnectorStatus.BROKEN, ConnectorStatus.PAUSED, ConnectorStatus.STOPPED);

    private final Sources sources;
    private final Time time;

    SourceWaiter(Sources sources, Time time) {
        this.sources = sources;
        this.time = time;
    }

    Source await(String id, SourceWait wait) {
        String wanted = wait.until().stream().map(OpenValue::text).sorted().collect(Collectors.joining(" or "));
        String goal = "source '" + id + "' to be " + wanted;
        Poll<Source> poll = new Poll<>(goal, wait.budget(), wait.pollInterval(), time);
        return poll.run(
                limit -> sources.within(limit).get(id), source -> reached(source, wait, goal), SourceWaiter::words);
    }

    void awaitDeleted(String id, Duration budget) {
        Poll.checkBudget(budget);
        String goal = "source '" + id + "' to be gone";
        Poll<Optional<Source>> poll = new Poll<>(goal, budget, POLL_INTERVAL, time);
        poll.run(limit -> sources.within(limit).find(id), Optional::isEmpty, source -> "it is still there");
    }

    Source awaitFlowing(String id, Collection<String> topics, Duration budget) {
        SourceWait active = SourceWait.builder()
                .addUntil(ConnectorStatus.ACTIVE)
                .failOn(NOT_FLOWING)
                .budget(budget)
                .build();
        String goal = "source '" + id + "' to "
                + (topics.isEmpty() ? "be Active" : "copy " + String.join(", ", new TreeSet<>(topics)));
        Poll<Flow> poll = new Poll<>(goal, budget, POLL_INTERVAL, time);
        return poll.run(
                        limit -> look(id, topics, sources.within(limit)),
                        seen -> reached(seen.source(), active, goal)
                                && seen.missing().isEmpty(),
                        SourceWaiter::words)
                .source();
    }

    /** The lag of a topic is known from when on all its partitions are read. */
    private static Flow look(String id, Collection<String> topics, Sources sources) {
        Source source = sources.get(id);
        SortedSet<String> missing = new TreeSet<>(topics);
        MetricsFilter figures = MetricsFilter.builder().addSourceIds(id).build();
        for (SourceMetrics metrics : sources.metrics(figures).sources()) {
            for (TopicMetrics topic : metrics.topics()) {
                if (topic.latest().lagRecords() != null) {
                    missing.remove(topic.name());
                }
            }
        }
        return new Flow(source, missing);
    }

    private static String words(Flow seen) {
        String missing = String.join(", ", seen.missing());
        return words(seen.source()) + (missing.isEmpty() ? "" : "; it does not copy yet: " + missing);
    }

    /** A source, and which of the topics asked about do not flow. */
    private record Flow(Source source, SortedSet<String> missing) {}

    private static boolean reached(Source source, SourceWait wait, String goal) {
        ConnectorStatus status = source.connectorStatus();
        if (status == null) {
            return false;
        }
        if (wait.until().contains(status)) {
            return true;
        }
        if (wait.failOn().contains(status)) {
            throw new SourceFailedException(
                    "gave up waiting for " + goal + ": " + words(source), status, problems(source));
        }
        return false;
    }

    /** Status and problems, as a tired operator wants to read them. */
    private static String words(Source source) {
        String status = "it is " + (source.connectorStatus() == null ? "without a status" : source.connectorStatus());
        List<SourceProblem> problems = problems(source);
        return problems.isEmpty()
                ? status
                : status + ": " + problems.stream().map(SourceWaiter::words).collect(Collectors.joining("; "));
    }

    private static String words(SourceProblem problem) {
        String message = either(problem.message(), problem.code(), "a problem without a message");
        String remedy = problem.remedy();
        return where(problem) + message + (remedy == null ? "" : " -> " + remedy);
    }

    private static String where(SourceProblem problem) {
        String topic = problem.topic();
        if (topic == null) {
            return "";
        }
        return "topic '" + topic + "'" + (problem.partition() == null ? "" : " partition " + problem.partition())
                + ": ";
    }

    private static String either(@Nullable String first, @Nullable String second, String last) {
        return first != null ? first : Objects.requireNonNullElse(second, last);
    }

    private static List<SourceProblem> problems(Source source) {
        return Objects.requireNonNullElse(source.problems(), List.of());
    }
}
