package dev.tributary.runtime.translate;

import dev.tributary.engine.ReplicationSpec;
import java.util.List;

/** What a worker is to do about one source. */
public sealed interface Plan {

    /** Let the engine do this. */
    record Replicate(ReplicationSpec spec) implements Plan {}

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
}
