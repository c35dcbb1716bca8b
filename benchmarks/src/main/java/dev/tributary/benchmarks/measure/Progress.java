package dev.tributary.benchmarks.measure;

/** Tells how far a contender has come. */
interface Progress extends AutoCloseable {

    /** How many records have arrived at most; cheap. Transaction markers may be counted in. */
    long atMost();

    /** How many records had arrived at the last call of {@link #atMost}; exact, and not so cheap. */
    long exactly();

    @Override
    void close();
}
