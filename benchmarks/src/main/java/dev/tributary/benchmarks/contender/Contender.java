package dev.tributary.benchmarks.contender;

/** Somebody who replicates a topic, or a part of that work as a limit. Immutable. */
public interface Contender {

    /** What it is chosen by and called in the table. */
    String name();

    /** What it promises, in a word or two. */
    String guarantee();

    /** Which part of the work it does. */
    default Role role() {
        return Role.COPY;
    }

    /** Whether a new process on the same job goes on exactly where a killed one has left off. */
    default boolean resumes() {
        return false;
    }

    /** Starts its process on a job; it begins at once. */
    RunningContender start(Job job);

    /** Which part of the work somebody does. */
    enum Role {
        /** All of it: reads the external cluster, writes the internal one. */
        COPY,
        /** Reads only: nothing can be faster at reading with the same client. */
        FETCH_ONLY,
        /** Writes only: nothing can be faster at writing with the same client. */
        PRODUCE_ONLY
    }
}
