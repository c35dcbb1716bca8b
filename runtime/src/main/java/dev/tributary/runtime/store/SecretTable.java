package dev.tributary.runtime.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The encrypted secrets of sources, each under the config key it belongs to. */
public final class SecretTable {
    private final Handle handle;

    SecretTable(Handle handle) {
        this.handle = handle;
    }

    /** The envelopes of a source by config key. */
    public Map<String, String> of(String sourceId) {
        Map<String, String> envelopes = new LinkedHashMap<>();
        handle.createQuery("SELECT field, envelope FROM source_secrets WHERE source_id = :id ORDER BY field")
                .bind("id", sourceId)
                .map((row, context) -> Map.entry(row.getString("field"), row.getString("envelope")))
                .forEach(entry -> envelopes.put(entry.getKey(), entry.getValue()));
        return envelopes;
    }

    /** Makes these the only envelopes of a source. */
    public void replace(String sourceId, Map<String, String> envelopes) {
        handle.createUpdate("DELETE FROM source_secrets WHERE source_id = :id")
                .bind("id", sourceId)
                .execute();
        envelopes.forEach((field, envelope) -> handle.createUpdate(
                        "INSERT INTO source_secrets (source_id, field, envelope) VALUES (:id, :field, :envelope)")
                .bind("id", sourceId)
                .bind("field", field)
                .bind("envelope", envelope)
                .execute());
    }
}
