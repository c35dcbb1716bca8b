package dev.tributary.benchmarks.workload;

/**
 * Records come in at a steady rate, and the time counts until a read-committed consumer of the copy has them.
 *
 * @param name what it is chosen by
 * @param description one line for people
 * @param shape what the topic looks like
 * @param recordsPerSecond the rate, over all partitions together
 */
public record SteadyWorkload(String name, String description, TopicShape shape, int recordsPerSecond)
        implements Workload {}
