package dev.tributary.engine;

import dev.tributary.engine.batch.BatchPath;
import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.records.RecordPath;
import dev.tributary.engine.replication.LocalReplicationEngine;
import dev.tributary.engine.topics.ExternalProbe;
import java.util.Map;

/** Where a {@link ReplicationEngine} and a {@link ConnectionProbe} come from. */
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

    /**
     * A probe of external clusters. Holds nothing open between two looks.
     *
     * @param internalClientProperties Kafka client properties that reach the internal cluster, for telling whether the
     *     two are one
     */
    public static ConnectionProbe probe(Map<String, String> internalClientProperties) {
        return new ExternalProbe(internalClientProperties);
    }

    private static DataPath<?> path(CopyPath chosen) {
        return switch (chosen) {
            case BYTES -> new BatchPath();
            case RECORDS -> new RecordPath();
        };
    }
}
