package dev.tributary.runtime.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a source.
 *
 * @param id 24 hexadecimal digits
 * @param name unique among sources
 * @param connector the kind of connector
 * @param version grows with each change
 * @param restarts grows with each restart asked for
 * @param desiredState what is wanted of it
 * @param createdFrom the tool that created it, as sent
 * @param kcClusterId as sent
 * @param config the config as a JSON object, exactly as sent but for secrets
 * @param tags the tags as a JSON array; null when none were ever sent
 * @param createdAt when it was created, to the millisecond
 * @param updatedAt when it was last changed, to the millisecond
 */
public record StoredSource(
        String id,
        String name,
        String connector,
        long version,
        long restarts,
        String desiredState,
        @Nullable String createdFrom,
        @Nullable String kcClusterId,
        String config,
        @Nullable String tags,
        Instant createdAt,
        Instant updatedAt) {

    /** This source one version on, wanting another state. */
    public StoredSource wanting(String state, Instant now) {
        return new StoredSource(
                id,
                name,
                connector,
                version + 1,
                restarts,
                state,
                createdFrom,
                kcClusterId,
                config,
                tags,
                createdAt,
                now);
    }

    /** This source one version on, to be started anew and wanting a state. */
    public StoredSource restarted(String state, Instant now) {
        return new StoredSource(
                id,
                name,
                connector,
                version + 1,
                restarts + 1,
                state,
                createdFrom,
                kcClusterId,
                config,
                tags,
                createdAt,
                now);
    }

    /** This source one version on, with another config. */
    public StoredSource configured(String newConfig, Instant now) {
        return new StoredSource(
                id,
                name,
                connector,
                version + 1,
                restarts,
                desiredState,
                createdFrom,
                kcClusterId,
                newConfig,
                tags,
                createdAt,
                now);
    }

    /** Leaves the config out: nobody knows what is in its unknown keys. */
    @Override
    public String toString() {
        return "StoredSource{" + id + ", " + name + ", version " + version + ", " + desiredState + "}";
    }
}
