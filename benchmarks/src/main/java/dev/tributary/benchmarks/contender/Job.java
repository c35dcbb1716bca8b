package dev.tributary.benchmarks.contender;

import dev.tributary.benchmarks.process.Workspace;
import dev.tributary.benchmarks.workload.TopicShape;

/**
 * What one contender shall do in one run.
 *
 * @param workspace starts and ends its process
 * @param external where the originals are, as bootstrap servers
 * @param internal where the copies go, as bootstrap servers
 * @param topic the external topic
 * @param shape what the topic looks like
 * @param records how many records the topic holds; 0 when they are still to come
 * @param runId tells this run from all others on the same clusters: lower-case letters, digits and dashes
 */
public record Job(
        Workspace workspace,
        String external,
        String internal,
        String topic,
        TopicShape shape,
        long records,
        String runId) {

    /** Whether records come while it works, so that the time counts until each has arrived. */
    boolean isStream() {
        return records == 0;
    }
}
