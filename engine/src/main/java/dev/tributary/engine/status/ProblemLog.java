package dev.tributary.engine.status;

import dev.tributary.engine.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present problems of one source. Each observer owns a place and replaces what it said there before; what it says
 * again keeps its first time. The one spot where problems are logged: when they come and when they go.
 *
 * <p>Safe for use by several threads.
 */
public final class ProblemLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);

    private record Key(
            Problem.Code code,
            @Nullable String topic,
            @Nullable Integer partition) {}

    private final String sourceName;
    private final EngineClock clock;
    private final Map<Object, Map<Key, Problem>> places = new LinkedHashMap<>();

    /** An empty log. */
    public ProblemLog(String sourceName, EngineClock clock) {
        this.sourceName = sourceName;
        this.clock = clock;
    }

    /** Says all that is wrong at a place, now; an empty collection says that all is well there. */
    public synchronized void replace(Object place, Collection<Finding> findings) {
        Map<Key, Problem> before = places.getOrDefault(place, Map.of());
        Map<Key, Problem> after = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Key key = new Key(finding.code(), finding.externalTopic(), finding.partition());
            Problem known = before.get(key);
            Instant since = known == null ? clock.now() : known.since();
            after.put(key, problem(finding, since));
            if (known == null) {
                LOG.warn("source={} problem={} {} {}", sourceName, finding.code(), finding.message(), finding.remedy());
            }
        }
        before.forEach((key, problem) -> {
            if (!after.containsKey(key)) {
                LOG.info("source={} solved={} {}", sourceName, problem.code(), problem.message());
            }
        });
        if (after.isEmpty()) {
            places.remove(place);
        } else {
            places.put(place, after);
        }
    }

    /** Says the one thing that is wrong at a place. */
    public void replace(Object place, Finding finding) {
        replace(place, List.of(finding));
    }

    /** Says that all is well at a place. */
    public void clear(Object place) {
        replace(place, List.of());
    }

    /** All present problems; what several observers saw is told once, as first seen. */
    public synchronized List<Problem> problems() {
        Map<Key, Problem> all = new LinkedHashMap<>();
        for (Map<Key, Problem> place : places.values()) {
            place.forEach((key, problem) -> all.merge(key, problem, ProblemLog::earlier));
        }
        return new ArrayList<>(all.values());
    }

    private static Problem earlier(Problem one, Problem other) {
        return other.since().isBefore(one.since()) ? other : one;
    }

    private static Problem problem(Finding finding, Instant since) {
        return new Problem(
                finding.code(),
                finding.message(),
                finding.remedy(),
                finding.externalTopic(),
                finding.partition(),
                since);
    }
}
