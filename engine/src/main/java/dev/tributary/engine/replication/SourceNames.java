package dev.tributary.engine.replication;

import dev.tributary.engine.path.InternalWriter;
import java.util.List;
import java.util.stream.IntStream;

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
        return IntStream.rangeClosed(1, InternalWriter.PRODUCERS)
                .mapToObj(producer -> producer == 1 ? name() : name() + "/" + producer)
                .toList();
    }

    private String name() {
        return groupId() + "-" + workerId;
    }

    /** What a client for a task calls itself. */
    String clientId(String task) {
        return name() + "-" + task;
    }
}
