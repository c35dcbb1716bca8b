package dev.tributary.runtime.service;

import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreException;
import dev.tributary.runtime.store.Tables;
import java.util.function.Function;

/** The store as services see it: its outage is theirs. */
final class ServiceStore {
    private final Store store;

    ServiceStore(Store store) {
        this.store = store;
    }

    <T> T read(Function<Tables, T> work) {
        try {
            return store.read(work);
        } catch (StoreException.Unavailable e) {
            throw unavailable(e);
        }
    }

    /** As {@link Store#write}; {@link StoreException.Duplicate} is for the caller, who knows what is taken. */
    <T> T write(Function<Tables, T> work) {
        try {
            return store.write(work);
        } catch (StoreException.Unavailable e) {
            throw unavailable(e);
        }
    }

    /** The caller cannot repair the store, so the answer does not say where it is; the cause does, for the log. */
    static ServiceException.Unavailable unavailable(StoreException.Unavailable cause) {
        return new ServiceException.Unavailable(
                "the store does not answer; try again, and ask the operator of this server if it goes on", cause);
    }
}
