package dev.tributary.runtime.config;

import dev.tributary.runtime.RuntimeStyle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Everything that a server can be told. Immutable; secrets are not printed. Defaults, names and bounds are those of
 * {@code docs/operations.md}.
 */
@Value.Immutable
@RuntimeStyle
public interface ServerSettings {
    /** Address to listen on. */
    @Value.Default
    default String httpHost() {
        return Settings.HTTP_HOST.defaultValue();
    }

    /** Port to listen on, 0 to 65535; 0 takes any free one. */
    @Value.Default
    default int httpPort() {
        return Settings.HTTP_PORT.defaultValue();
    }

    /** Folder for the embedded store, the encryption key and the worker's identity; made when missing. */
    @Value.Default
    default Path dataDir() {
        return Settings.DATA_DIR.defaultValue();
    }

    /** JDBC address of a PostgreSQL store; empty for an SQLite file in the data folder. */
    @Value.Redacted
    Optional<String> storeUrl();

    /** User of the PostgreSQL store. */
    Optional<String> storeUser();

    /** Password of the PostgreSQL store. */
    @Value.Redacted
    Optional<String> storePassword();

    /** Most connections to the store at a time. */
    @Value.Default
    default int storePoolSize() {
        return Settings.STORE_POOL_SIZE.defaultValue();
    }

    /** The longest wait for a connection to the store. */
    @Value.Default
    default Duration storeTimeout() {
        return Settings.STORE_TIMEOUT.defaultValue();
    }

    /** Connection keys and Kafka admin client properties of the internal cluster; empty when none was given. */
    @Value.Redacted
    Map<String, String> internalConnection();

    /** Connection keys of the external cluster of sources that name none; empty when there is no such default. */
    @Value.Redacted
    Map<String, String> defaultConnection();

    /** Base64 keys, comma-separated; the first encrypts, all decrypt. */
    @Value.Redacted
    Optional<String> encryptionKey();

    /** File with such keys, one a line; empty for {@code encryption.key} in the data folder. */
    Optional<Path> encryptionKeyFile();

    /** Client id of the administrator; empty when a pair is to be made at first start. */
    Optional<String> clientId();

    /** Secret of the administrator. */
    @Value.Redacted
    Optional<String> secret();

    /** How long an access token is good for, at least two hours. */
    @Value.Default
    default Duration tokenLifetime() {
        return Settings.TOKEN_LIFETIME.defaultValue();
    }

    /** How long a refresh token is good for. */
    @Value.Default
    default Duration refreshTokenLifetime() {
        return Settings.REFRESH_TOKEN_LIFETIME.defaultValue();
    }

    /** Name of this worker among all; empty when it is made at first start and kept in the data folder. */
    Optional<String> workerId();

    /**
     * How records move, {@code bytes} or {@code records}; what arrives is the same, but for what the guarantees list.
     */
    @Value.Default
    default String enginePath() {
        return Settings.ENGINE_PATH.defaultValue();
    }

    /** How often topics and partitions of both clusters are looked at. */
    @Value.Default
    default Duration metadataRefresh() {
        return Settings.METADATA_REFRESH.defaultValue();
    }

    /** How long a transaction stays open under load. */
    @Value.Default
    default Duration commitInterval() {
        return Settings.COMMIT_INTERVAL.defaultValue();
    }

    /** How long an open transaction waits for more records. */
    @Value.Default
    default Duration commitIdle() {
        return Settings.COMMIT_IDLE.defaultValue();
    }

    /** Bytes after which a transaction is committed. */
    @Value.Default
    default long transactionMaxBytes() {
        return Settings.TRANSACTION_MAX_BYTES.defaultValue();
    }

    /** Bytes of records that all sources of this worker may hold in memory together. */
    @Value.Default
    default long maxBytesInFlight() {
        return Settings.MAX_BYTES_IN_FLIGHT.defaultValue();
    }

    /** After how long the internal cluster aborts the transaction of a silent worker. */
    @Value.Default
    default Duration transactionTimeout() {
        return Settings.TRANSACTION_TIMEOUT.defaultValue();
    }

    /** After how long a silent worker's partitions go to others. */
    @Value.Default
    default Duration sessionTimeout() {
        return Settings.SESSION_TIMEOUT.defaultValue();
    }

    /** Replicas of new internal topics; -1 for the internal cluster's default. */
    @Value.Default
    default int replicationFactor() {
        return Settings.REPLICATION_FACTOR.defaultValue();
    }

    /** The longest wait for an orderly end of all replications. */
    @Value.Default
    default Duration shutdownTimeout() {
        return Settings.SHUTDOWN_TIMEOUT.defaultValue();
    }

    /**
     * The Kafka client properties of the internal cluster, as {@link #internalConnection} describes it. They hold
     * credentials. Empty when no internal cluster was given.
     *
     * @throws InvalidSettingsException when the description cannot be used
     */
    default Map<String, String> internalClientProperties() {
        return ConnectionSettings.usable(Settings.INTERNAL, internalConnection());
    }

    /** Starts settings with the defaults. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the settings for this JVM.
     *
     * @param file the YAML file; empty when there is none
     * @param environment the variables of the process; they win over the file
     * @throws InvalidSettingsException with everything that is wrong
     */
    static ServerSettings load(Optional<Path> file, Map<String, String> environment) {
        return new SettingsLoader(file, environment, DirectMemory.limitBytes()).load();
    }

    /**
     * Reads the settings of a server that runs in another JVM, or shall: what this one may allocate does not matter.
     *
     * @param file as for {@link #load}
     * @param environment as for {@link #load}
     * @throws InvalidSettingsException with everything that is wrong
     */
    static ServerSettings loadForAnotherJvm(Optional<Path> file, Map<String, String> environment) {
        return new SettingsLoader(file, environment, Long.MAX_VALUE).load();
    }

    /** Collects {@link ServerSettings}. Not safe for use by several threads. */
    final class Builder extends ImmutableServerSettings.Builder {
        Builder() {}
    }
}
