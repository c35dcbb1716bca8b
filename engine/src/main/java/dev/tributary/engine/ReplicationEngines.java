package dev.tributary.engine;

import dev.tributary.engine.batch.BatchPath;
import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.records.RecordPath;
import dev.tributary.engine.replication.LocalReplicationEngine;

/** Where a {@link ReplicationEngine} comes from. */
public final class ReplicationEngines {

    private ReplicationEngines() {}

    /**
     * Starts an engine that replicates nothing yet. Returns at once: it speaks to no broker before the first
     * {@link ReplicationEngine#apply}. The caller closes it.
     *
     * @throws IllegalArgumentException when a setting is out of its range; the message names it
     */
    public static ReplicationEngine create(EngineSettings settings) {
        return new LocalReplicationEngine(settings, path(settings.path()));
    }

    private static DataPath<?> path(CopyPath chosen) {
        return switch (chosen) {
            case BYTES -> new BatchPath();
            case RECORDS -> new RecordPath();
        };
    }
}
