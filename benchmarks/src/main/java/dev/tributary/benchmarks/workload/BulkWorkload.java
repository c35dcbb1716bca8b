package dev.tributary.benchmarks.workload;

/**
 * A full topic is copied as fast as possible.
 *
 * @param name what it is chosen by
 * @param description one line for people
 * @param shape what the topic looks like
 * @param volumeShare which part of the run's volume this workload takes, above 0 and at most 1; slow ones take less
 * @param roundTripMillis how far away the external cluster is; 0 is this machine
 */
public record BulkWorkload(String name, String description, TopicShape shape, double volumeShare, int roundTripMillis)
        implements Workload {

    /** Rejects shares out of range. */
    public BulkWorkload {
        if (!(volumeShare > 0 && volumeShare <= 1)) {
            throw new IllegalArgumentException("volumeShare is " + volumeShare + "; it must be above 0 and at most 1");
        }
    }
}
