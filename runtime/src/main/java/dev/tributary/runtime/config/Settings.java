package dev.tributary.runtime.config;

import dev.tributary.runtime.store.StoreAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All settings there are, in the order of the manual. The one home of names, defaults and bounds. */
final class Settings {
    /** Everything under this name is a client property of the internal cluster. */
    static final String INTERNAL = "internal.";

    static final Setting<String> HTTP_HOST = Setting.of(
            "http.host", ValueParsers.text(), "127.0.0.1", "Address to listen on; `0.0.0.0` for every interface.");
    static final Setting<Integer> HTTP_PORT = Setting.of(
            "http.port", ValueParsers.integer(0, 65535), "8080", "Port to listen on; `0` takes any free one.");
    static final Setting<Path> DATA_DIR = Setting.of(
            "data.dir",
            ValueParsers.path(),
            "tributary-data",
            "Folder for the embedded store, the encryption key and this worker's identity.");

    /** Secret, because an address may carry the password. */
    static final Setting<String> STORE_URL = new Setting<>(
            "store.url",
            Settings::storeUrl,
            null,
            true,
            "JDBC address of a PostgreSQL store; without it an SQLite file in the data folder is used.");

    static final Setting<String> STORE_USER =
            Setting.optional("store.user", ValueParsers.text(), "User of the PostgreSQL store.");
    static final Setting<String> STORE_PASSWORD = Setting.secret("store.password", "Its password.");
    static final Setting<Integer> STORE_POOL_SIZE = Setting.of(
            "store.pool.size", ValueParsers.integer(1, 200), "8", "Most connections to the store at a time.");
    static final Setting<Duration> STORE_TIMEOUT = Setting.of(
            "store.timeout",
            ValueParsers.duration("250ms", "60s"),
            "5s",
            "The longest wait for a connection to the store.");

    static final Setting<String> ENCRYPTION_KEY = Setting.secret(
            "encryption.key",
            "Base64 of the 32 bytes that secrets are encrypted with; more keys, behind commas, only decrypt.");
    static final Setting<Path> ENCRYPTION_KEY_FILE = Setting.optional(
            "encryption.key.file",
            ValueParsers.path(),
            "File with one such key a line, made at first start; `encryption.key` in the data folder when not set.");

    static final Setting<String> CLIENT_ID = Setting.optional(
            "client.id",
            ValueParsers.name(),
            "Client id of the administrator; without it a pair is made and printed at first start.");
    static final Setting<String> SECRET = Setting.secret("secret", "Secret of the administrator.");
    static final Setting<Duration> TOKEN_LIFETIME = Setting.of(
            "token.lifetime", ValueParsers.duration("2h", "30d"), "12h", "How long an access token is good for.");
    static final Setting<Duration> REFRESH_TOKEN_LIFETIME = Setting.of(
            "refresh.token.lifetime",
            ValueParsers.duration("2h", "365d"),
            "30d",
            "How long a refresh token is good for.");

    static final Setting<String> WORKER_ID = Setting.optional(
            "worker.id",
            ValueParsers.name(),
            "Name of this worker among all; made at first start and kept in the data folder when not set.");

    /** The engine's path that keeps batches outside the heap. */
    static final String BYTE_PATH = "bytes";

    static final Setting<String> ENGINE_PATH = Setting.of(
            "engine.path",
            ValueParsers.oneOf(BYTE_PATH, "records"),
            BYTE_PATH,
            "How records move: `bytes` copies batches unopened, `records` takes each record out and writes it anew."
                    + " What arrives is the same, but for what [guarantees.md](guarantees.md#not-promised) lists.");
    static final Setting<Duration> METADATA_REFRESH = Setting.of(
            "metadata.refresh",
            ValueParsers.duration("100ms", "1h"),
            "5s",
            "How often topics and partitions of both clusters are looked at.");
    static final Setting<Duration> COMMIT_INTERVAL = Setting.of(
            "commit.interval",
            ValueParsers.duration("1ms", "60s"),
            "100ms",
            "How long a transaction stays open under load.");
    static final Setting<Duration> COMMIT_IDLE = Setting.of(
            "commit.idle",
            ValueParsers.duration("1ms", "1s"),
            "5ms",
            "How long an open transaction waits for more records. A source that has caught up commits at once.");
    static final Setting<Long> TRANSACTION_MAX_BYTES = Setting.of(
            "transaction.max.bytes",
            ValueParsers.bytes("64KiB", "1GiB"),
            "16MiB",
            "Bytes after which a transaction is committed.");
    static final Setting<Long> MAX_BYTES_IN_FLIGHT = Setting.of(
            "max.bytes.in.flight",
            ValueParsers.bytes("1MiB", "64GiB"),
            "64MiB",
            "Bytes of records that all sources of this worker may hold in memory together.");
    static final Setting<Duration> TRANSACTION_TIMEOUT = Setting.of(
            "transaction.timeout",
            ValueParsers.duration("1s", "15m"),
            "15s",
            "After how long the internal cluster aborts the transaction of a silent worker.");
    static final Setting<Duration> SESSION_TIMEOUT = Setting.of(
            "session.timeout",
            ValueParsers.duration("1s", "30m"),
            "10s",
            "After how long a silent worker's partitions go to others.");
    static final Setting<Integer> REPLICATION_FACTOR = Setting.of(
            "replication.factor",
            ValueParsers.replicas(),
            "-1",
            "Replicas of new internal topics; `-1` for the internal cluster's default.");
    static final Setting<Duration> SHUTDOWN_TIMEOUT = Setting.of(
            "shutdown.timeout",
            ValueParsers.duration("1s", "10m"),
            "20s",
            "The longest wait for an orderly end of all replications.");

    static final Setting<String> INTERNAL_BOOTSTRAP_SERVERS = Setting.optional(
            "internal.bootstrap.servers",
            ValueParsers.text(),
            "Brokers of your own cluster, `host:port,host:port`. Beside it any `internal.` + connection key or Kafka"
                    + " admin client property, such as `internal.security.protocol`.");

    /** The default external connection: prefix of the connection keys. */
    static final String DEFAULT = "default.";

    private static final List<Setting<String>> DEFAULT_CONNECTION = List.of(
            Setting.optional(
                    "default.bootstrap.servers",
                    ValueParsers.text(),
                    "Brokers of the external cluster of sources that name none."),
            Setting.optional(
                    "default.security.protocol",
                    ValueParsers.text(),
                    "`PLAINTEXT` when not set, `SASL_PLAINTEXT`, `SASL_SSL` or `SSL`."),
            Setting.optional(
                    "default.sasl.mechanism",
                    ValueParsers.text(),
                    "`PLAIN`, `SCRAM-SHA-256`, `SCRAM-SHA-512`, `AWS_MSK_IAM` or `OAUTHBEARER`."),
            Setting.optional("default.sasl.username", ValueParsers.text(), "User of the external cluster."),
            Setting.secret("default.sasl.password", "Its password."),
            Setting.optional(
                    "default.ssl.ca.certificate", ValueParsers.text(), "PEM text of the authorities to trust."),
            Setting.optional(
                    "default.ssl.client.certificate", ValueParsers.text(), "PEM text of the client's certificate."),
            Setting.secret("default.ssl.client.key", "PEM text of the client's private key (PKCS#8)."),
            Setting.secret("default.ssl.client.key.password", "Password of that key."));

    private Settings() {}

    /** Every setting with a fixed name. */
    static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(
                HTTP_HOST, HTTP_PORT, DATA_DIR, STORE_URL, STORE_USER, STORE_PASSWORD, STORE_POOL_SIZE, STORE_TIMEOUT));
        all.add(INTERNAL_BOOTSTRAP_SERVERS);
        all.addAll(DEFAULT_CONNECTION);
        all.addAll(List.of(ENCRYPTION_KEY, ENCRYPTION_KEY_FILE, CLIENT_ID, SECRET));
        all.addAll(List.of(TOKEN_LIFETIME, REFRESH_TOKEN_LIFETIME, WORKER_ID, ENGINE_PATH));
        all.addAll(List.of(METADATA_REFRESH, COMMIT_INTERVAL, COMMIT_IDLE));
        all.addAll(List.of(TRANSACTION_MAX_BYTES, MAX_BYTES_IN_FLIGHT, TRANSACTION_TIMEOUT, SESSION_TIMEOUT));
        all.addAll(List.of(REPLICATION_FACTOR, SHUTDOWN_TIMEOUT));
        return all;
    }

    private static String storeUrl(String text) {
        if (!text.startsWith("jdbc:postgresql://") || !StoreAddress.isReadable(text)) {
            throw new IllegalArgumentException("an address such as jdbc:postgresql://db.example.com:5432/tributary;"
                    + " user and password go into store.user and store.password");
        }
        return text;
    }
}
