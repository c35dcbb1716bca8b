package dev.tributary.runtime.control;

import java.time.Instant;
import java.util.Optional;

/** What others may know about the control loop. Safe for use by several threads. */
public final class LoopWatch {
    private volatile Instant lastPass;
    private volatile Optional<String> trouble = Optional.empty();

    /** Watches a loop that is about to start. */
    public LoopWatch(Instant now) {
        this.lastPass = now;
    }

    /** Notes the end of a pass. */
    void passed(Instant now, Optional<String> newTrouble) {
        trouble = newTrouble;
        lastPass = now;
    }

    /** When the loop last came to the end of a pass, well or not. */
    public Instant lastPass() {
        return lastPass;
    }

    /** Why the last pass could not do its work, in one sentence; empty when it could. */
    public Optional<String> trouble() {
        return trouble;
    }
}
