package dev.tributary.engine.replication;

/**
 * What one source is called on the two clusters. People's tools see these names, so they stay.
 *
 * @param sourceId the source
 * @param workerId this worker
 */
record SourceNames(String sourceId, String workerId) {

    /** The group of the source's workers, which also holds its positions. */
    String groupId() {
        return "tributary-" + sourceId;
    }

    /** One writer for each source and worker: a restarted worker ends at once what its predecessor left open. */
    String transactionalId() {
        return groupId() + "-" + workerId;
    }

    /** What a client for a task calls itself. */
    String clientId(String task) {
        return transactionalId() + "-" + task;
    }
}
