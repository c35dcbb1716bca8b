package dev.tributary.engine.path;

/** The outcome of a commit that was asked for. Used by the thread that asked. */
public interface Decision {
    /** Whether it is known, so that {@link #await} does not wait. */
    boolean isKnown();

    /**
     * Waits for it, a bounded time. Returns normally when the transaction is committed.
     *
     * @throws RuntimeException as {@link InternalWriter#commit} says
     */
    void await();

    /** What is committed already. */
    static Decision committed() {
        return known(() -> {});
    }

    /** What was refused already. */
    static Decision failed(RuntimeException why) {
        return known(() -> {
            throw why;
        });
    }

    private static Decision known(Runnable outcome) {
        return new Decision() {
            @Override
            public boolean isKnown() {
                return true;
            }

            @Override
            public void await() {
                outcome.run();
            }
        };
    }
}
