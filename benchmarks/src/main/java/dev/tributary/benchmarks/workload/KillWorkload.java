package dev.tributary.benchmarks.workload;

/**
 * A full topic is copied while the contender's process is killed again and again. Nothing may be lost, doubled or out
 * of order for it.
 *
 * @param name what it is chosen by
 * @param description one line for people
 * @param shape what the topic looks like
 * @param volumeShare which part of the run's volume this workload takes, above 0 and at most 1
 * @param kills how often the process gets a SIGKILL, evenly over the copy; at least 1
 */
public record KillWorkload(String name, String description, TopicShape shape, double volumeShare, int kills)
        implements Workload {}
