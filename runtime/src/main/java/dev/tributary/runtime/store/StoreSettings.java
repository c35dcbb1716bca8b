package dev.tributary.runtime.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the store is.
 *
 * @param url JDBC address of a PostgreSQL database; empty for an SQLite file in the data folder
 * @param user its user
 * @param password that user's password
 * @param dataDir the data folder; made when missing
 * @param poolSize most connections at a time
 * @param timeout the longest wait for a connection
 */
public record StoreSettings(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Path dataDir,
        int poolSize,
        Duration timeout) {

    /** Rejects absent parts. */
    public StoreSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(dataDir, "dataDir");
        Objects.requireNonNull(timeout, "timeout");
    }

    /** The store for people, without password and parameters. */
    String place() {
        return url.map(text -> text.replaceFirst("[?].*", "").replaceFirst("//[^/@]*@", "//"))
                .orElseGet(() -> dataDir.resolve(SqliteDatabase.FILE).toString());
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "StoreSettings{" + place() + "}";
    }
}
