package dev.tributary.engine;

import java.time.Duration;
import java.util.Map;
import org.immutables.value.Value;

/**
 * How a worker's engine runs, apart from what it replicates. Immutable; every bound carries its unit in type or name.
 */
@Value.Immutable
@EngineStyle
public interface EngineSettings {

    /**
     * Names this worker among all that share the internal cluster. Keep it over restarts: a new process of the same
     * name ends at once what its predecessor left open, instead of waiting for the transaction timeout. It holds no
     * slash.
     */
    String workerId();

    /** Kafka client properties that reach the internal cluster, {@code bootstrap.servers} among them. */
    @Value.Redacted
    Map<String, String> internalClientProperties();

    /** How often topics and partitions of both clusters are looked at. */
    @Value.Default
    default Duration metadataRefresh() {
        return Duration.ofSeconds(5);
    }

    /** How long a transaction stays open under load. A source that has caught up commits at once. */
    @Value.Default
    default Duration commitInterval() {
        return Duration.ofMillis(100);
    }

    /** How long an open transaction waits for more records before it is committed; from 1 ms to 1 s. */
    @Value.Default
    default Duration commitIdle() {
        return Duration.ofMillis(5);
    }

    /** How many bytes a transaction may hold before it is committed. */
    @Value.Default
    default long transactionMaxBytes() {
        return 16L << 20;
    }

    /** How many bytes of records all sources of this worker may hold in memory together. */
    @Value.Default
    default long maxBytesInFlight() {
        return 64L << 20;
    }

    /** After how long the internal cluster aborts the transaction of a worker that fell silent. */
    @Value.Default
    default Duration transactionTimeout() {
        return Duration.ofSeconds(15);
    }

    /** After how long a silent worker's partitions go to others. */
    @Value.Default
    default Duration sessionTimeout() {
        return Duration.ofSeconds(10);
    }

    /** How records move; what arrives is the same, but for what the guarantees list. */
    @Value.Default
    default CopyPath path() {
        return CopyPath.BYTES;
    }

    /** How many replicas an internal topic gets; -1 for the internal cluster's default. */
    @Value.Default
    default short internalReplicationFactor() {
        return -1;
    }

    /** The longest that {@link ReplicationEngine#close} waits for an orderly end. */
    @Value.Default
    default Duration closeTimeout() {
        return Duration.ofSeconds(20);
    }

    /** Rejects what cannot work; the message names the setting, its value and the way out. */
    @Value.Check
    default void check() {
        SettingsCheck.check(this);
    }

    /** Starts settings with the defaults. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects {@link EngineSettings}. Not safe for use by several threads. */
    final class Builder extends ImmutableEngineSettings.Builder {
        Builder() {}
    }
}
