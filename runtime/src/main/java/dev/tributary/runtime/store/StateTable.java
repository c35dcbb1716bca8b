package dev.tributary.runtime.store;

import org.jdbi.v3.core.Handle;

/** Facts about the store as a whole, each under a name. */
public final class StateTable {
    private final Handle handle;

    StateTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * Writes a fact down unless there is one of this name already.
     *
     * @return whether it was written
     */
    public boolean putIfAbsent(String name, String value) {
        return handle.createUpdate(
                                "INSERT INTO server_state (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING")
                        .bind("name", name)
                        .bind("value", value)
                        .execute()
                == 1;
    }

    /** The fact of this name. There must be one. */
    public String get(String name) {
        return handle.createQuery("SELECT value FROM server_state WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .one();
    }
}
