package dev.tributary.engine.replication;

import java.util.List;

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

    /**
     * One writer for each source and worker: a restarted worker ends at once what its predecessor left open. No name of
     * a worker holds a slash, so the others are no other worker's first.
     */
    List<String> transactionalIds() {
        return List.of(name(), name() + "/2", name() + "/3", name() + "/4");
    }

    private String name() {
        return groupId() + "-" + workerId;
    }

    /** What a client for a task calls itself. */
    String clientId(String task) {
        return name() + "-" + task;
    }
}
