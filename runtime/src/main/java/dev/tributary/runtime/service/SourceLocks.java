package dev.tributary.runtime.service;

import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import java.util.OptionalLong;

/** Finds the source that is to be changed, and keeps others from changing it meanwhile. */
final class SourceLocks {
    private SourceLocks() {}

    static StoredSource lock(Tables tables, String id, OptionalLong expected) {
        StoredSource source = tables.sources().lock(id).orElseThrow(() -> notFound(id));
        if (expected.isPresent() && expected.getAsLong() != source.version()) {
            throw new ServiceException.VersionMismatch("source " + id + " is at version " + source.version()
                    + ", not at " + expected.getAsLong()
                    + ": somebody else changed it since it was read; read it again and repeat the change");
        }
        return source;
    }

    static ServiceException.NotFound notFound(String id) {
        return new ServiceException.NotFound("source '" + id + "' not found: list the sources to see which there are");
    }
}
