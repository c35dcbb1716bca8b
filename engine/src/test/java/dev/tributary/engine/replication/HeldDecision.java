package dev.tributary.engine.replication;

import dev.tributary.engine.path.Decision;
import org.jspecify.annotations.Nullable;

/** An outcome that is known when a test says so. */
final class HeldDecision implements Decision {
    private boolean known;
    private @Nullable RuntimeException failure;

    void becomes(@Nullable RuntimeException why) {
        known = true;
        failure = why;
    }

    @Override
    public boolean isKnown() {
        return known;
    }

    @Override
    public void await() {
        if (!known) {
            throw new IllegalStateException("who waits here waits for ever");
        }
        if (failure != null) {
            throw failure;
        }
    }
}
