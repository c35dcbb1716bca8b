package dev.tributary.runtime.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Idempotency keys of creates, each for one client and a bounded time. */
public final class IdempotencyTable {
    private final Handle handle;

    IdempotencyTable(Handle handle) {
        this.handle = handle;
    }

    /** What a key of a client stands for. */
    public Optional<StoredIdempotencyKey> find(String clientId, String key) {
        return handle.createQuery("SELECT fingerprint, source_id FROM idempotency_keys"
                        + " WHERE client_id = :clientId AND idempotency_key = :key")
                .bind("clientId", clientId)
                .bind("key", key)
                .map((row, context) ->
                        new StoredIdempotencyKey(row.getString("fingerprint"), row.getString("source_id")))
                .findOne();
    }

    /** Writes a key down; one that is there already ends the transaction with {@link StoreException.Duplicate}. */
    public void insert(String clientId, String key, StoredIdempotencyKey value, Instant now) {
        handle.createUpdate("INSERT INTO idempotency_keys (client_id, idempotency_key, fingerprint, source_id,"
                        + " created_at) VALUES (:clientId, :key, :fingerprint, :sourceId, :now)")
                .bind("clientId", clientId)
                .bind("key", key)
                .bind("fingerprint", value.fingerprint())
                .bind("sourceId", value.sourceId())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Forgets keys that were written down before a moment. */
    public void deleteBefore(Instant moment) {
        handle.createUpdate("DELETE FROM idempotency_keys WHERE created_at < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute();
    }
}
