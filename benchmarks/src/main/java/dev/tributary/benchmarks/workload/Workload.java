package dev.tributary.benchmarks.workload;

/** One thing to be measured: what is replicated, and under which circumstances. */
public sealed interface Workload permits BulkWorkload, SteadyWorkload, KillWorkload {

    /** What it is chosen by and called in the table. */
    String name();

    /** One line for people. */
    String description();

    /** What its records look like. */
    TopicShape shape();
}
