package dev.tributary.runtime.translate;

import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a worker is to do about one source. */
public sealed interface Plan {

    /**
     * Let the engine do this.
     *
     * @param problems what is left out and why; usually empty
     */
    record Replicate(ReplicationSpec spec, List<ReportedProblem> problems) implements Plan {
        /** Copies the list. */
        public Replicate {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Nothing, for these reasons.
     *
     * @param problems why; never empty
     */
    record Idle(List<ReportedProblem> problems) implements Plan {
        /** Copies the list. */
        public Idle {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing, because nobody wants it to flow. */
    record Rest() implements Plan {}

    /**
     * This plan without topics that another source writes already: two streams in one internal topic could not be told
     * apart, so neither would arrive exactly once.
     *
     * @param writers the source that writes it, by internal topic, for the topics to leave out
     * @param since when the source was last changed
     */
    default Plan leavingOut(Map<String, String> writers, Instant since) {
        if (writers.isEmpty() || !(this instanceof Replicate replicate)) {
            return this;
        }
        List<TopicMapping> kept = new ArrayList<>();
        List<ReportedProblem> all = new ArrayList<>(replicate.problems());
        for (TopicMapping topic : replicate.spec().topics()) {
            String writer = writers.get(topic.internalTopic());
            if (writer == null) {
                kept.add(topic);
            } else {
                all.add(ReportedProblem.internalTopicTaken(topic, writer, since));
            }
        }
        return kept.isEmpty()
                ? new Idle(all)
                : new Replicate(
                        ReplicationSpec.builder()
                                .from(replicate.spec())
                                .topics(kept)
                                .build(),
                        all);
    }
}
