package dev.tributary.runtime.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The problems of several workers, each once, as it was first seen. One thread. */
final class UnitedProblems {
    private final Map<Key, ReportedProblem> problems = new LinkedHashMap<>();

    /**
     * What makes two reports the same problem. Each worker has seen it at a time of its own and may put it in words of
     * its own, so for a topic or partition neither counts. A problem of the whole source, such as a broker that cannot
     * be reached, often lies between one worker and a cluster: two workers can have different ones of a kind, and only
     * the words tell them apart.
     */
    private record Key(
            String code,
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable String message) {
        static Key of(ReportedProblem problem) {
            return new Key(
                    problem.code(),
                    problem.topic(),
                    problem.partition(),
                    problem.topic() == null ? problem.message() : null);
        }
    }

    void add(List<ReportedProblem> reported) {
        reported.forEach(problem -> problems.merge(Key.of(problem), problem, UnitedProblems::earlier));
    }

    List<ReportedProblem> all() {
        return List.copyOf(problems.values());
    }

    private static ReportedProblem earlier(ReportedProblem one, ReportedProblem other) {
        return other.since().isBefore(one.since()) ? other : one;
    }
}
