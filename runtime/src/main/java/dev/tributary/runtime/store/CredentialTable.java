package dev.tributary.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Client credentials. */
public final class CredentialTable {
    private final Handle handle;

    CredentialTable(Handle handle) {
        this.handle = handle;
    }

    /** All credentials, oldest first. */
    public List<StoredCredential> all() {
        return handle.createQuery("SELECT * FROM credentials ORDER BY created_at, client_id")
                .map((row, context) -> credential(row))
                .list();
    }

    /** One credential. */
    public Optional<StoredCredential> find(String clientId) {
        return handle.createQuery("SELECT * FROM credentials WHERE client_id = :clientId")
                .bind("clientId", clientId)
                .map((row, context) -> credential(row))
                .findOne();
    }

    /** Adds a credential or replaces the one of this client. */
    public void put(StoredCredential credential) {
        handle.createUpdate("INSERT INTO credentials (client_id, secret_hash, role, description, stamp, created_at)"
                        + " VALUES (:clientId, :secretHash, :role, :description, :stamp, :createdAt)"
                        + " ON CONFLICT (client_id) DO UPDATE SET secret_hash = excluded.secret_hash,"
                        + " role = excluded.role, description = excluded.description, stamp = excluded.stamp")
                .bind("clientId", credential.clientId())
                .bind("secretHash", credential.secretHash())
                .bind("role", credential.role())
                .bind("description", credential.description())
                .bind("stamp", credential.stamp())
                .bind("createdAt", credential.createdAt().toEpochMilli())
                .execute();
    }

    /**
     * Waits until no other transaction that calls this is under way, so that two administrators who delete each other's
     * credential at once cannot both succeed.
     */
    public void lockAll() {
        handle.createUpdate("UPDATE credentials SET role = role").execute();
    }

    /** Removes a credential. */
    public void delete(String clientId) {
        handle.createUpdate("DELETE FROM credentials WHERE client_id = :clientId")
                .bind("clientId", clientId)
                .execute();
    }

    private static StoredCredential credential(ResultSet row) throws SQLException {
        return new StoredCredential(
                row.getString("client_id"),
                row.getString("secret_hash"),
                row.getString("role"),
                row.getString("description"),
                row.getString("stamp"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
