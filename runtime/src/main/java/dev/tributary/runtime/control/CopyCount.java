package dev.tributary.runtime.control;

import dev.tributary.engine.ReplicationEngine;
import dev.tributary.runtime.store.SourceVersion;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreException;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine has copied, and how much of that the store knows. The control loop counts as it passes. An engine
 * that is closed commits once more, so this is to be closed after it, and counts that. One thread at a time.
 */
public final class CopyCount implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CopyCount.class);

    private final Store store;
    private final ReplicationEngine engine;
    private final CopyCounter counter = new CopyCounter();

    /**
     * Nothing is counted yet.
     *
     * @param engine what copies; to be closed before this
     */
    public CopyCount(Store store, ReplicationEngine engine) {
        this.store = store;
        this.engine = engine;
    }

    /** What the store does not know yet. */
    CopyCounter.Count next() {
        return counter.count(engine.copied());
    }

    /** Notes that the store knows a count now. */
    void stored(CopyCounter.Count count) {
        counter.stored(count);
    }

    /** Counts once more. */
    @Override
    public void close() {
        CopyCounter.Count count = next();
        if (count.bySource().isEmpty()) {
            return;
        }
        try {
            store.write(tables -> {
                Set<String> sources = tables.sources().versions().stream()
                        .map(SourceVersion::id)
                        .collect(Collectors.toSet());
                count.bySource().forEach((source, topics) -> {
                    if (sources.contains(source)) {
                        tables.figures().count(source, topics);
                    }
                });
                return sources;
            });
            stored(count);
        } catch (StoreException.Unavailable e) {
            LOG.info("what was copied last is not counted, because the store does not answer: {}", e.getMessage());
        }
    }
}
