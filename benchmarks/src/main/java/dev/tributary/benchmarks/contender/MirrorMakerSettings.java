package dev.tributary.benchmarks.contender;

import java.util.Map;

/** The parts of MirrorMaker 2's configuration that do not depend on the job. */
final class MirrorMakerSettings {

    private MirrorMakerSettings() {}

    /** Switches off what the others do not do either: it would only cost MirrorMaker time. */
    static void putOnlyWhatIsCompared(Map<String, String> settings) {
        settings.put("emit.heartbeats.enabled", "false");
        settings.put("emit.checkpoints.enabled", "false");
        settings.put("emit.offset-syncs.enabled", "false");
        settings.put("sync.group.offsets.enabled", "false");
        settings.put("sync.topic.acls.enabled", "false");
        settings.put("refresh.groups.enabled", "false");
    }

    /** There is one broker on each side. */
    static void putSingleReplicas(Map<String, String> settings) {
        settings.put("replication.factor", "1");
        settings.put("heartbeats.topic.replication.factor", "1");
        settings.put("config.storage.replication.factor", "1");
        settings.put("offset.storage.replication.factor", "1");
        settings.put("status.storage.replication.factor", "1");
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
    }

    /**
     * Exactly once, with transactions that last as long as the others' instead of one for each poll: faster, and what
     * its documentation offers for throughput.
     */
    static void putExactlyOnce(Map<String, String> settings, String flow) {
        settings.put("internal.exactly.once.source.support", "enabled");
        settings.put("dedicated.mode.enable.internal.rest", "true");
        settings.put("listeners", "http://127.0.0.1:0");
        settings.put(flow + "transaction.boundary", "interval");
        settings.put(flow + "transaction.boundary.interval.ms", String.valueOf(TunedClients.COMMIT_INTERVAL_MILLIS));
    }
}
