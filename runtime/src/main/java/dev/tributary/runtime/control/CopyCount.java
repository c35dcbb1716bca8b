package dev.tributary.runtime.control;

import dev.tributary.engine.ReplicationEngine;
import dev.tributary.runtime.store.SourceVersion;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine has copied, and how much of that the store knows. The control loop counts as it passes. An engine
 * that is closed commits once more, so this is to be closed after it, and counts that. Safe for use by several threads.
 */
public final class CopyCount implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CopyCount.class);

    private final Store store;
    private final ReplicationEngine engine;
    private final CopyCounter counter = new CopyCounter();
    private final ReentrantLock counting = new ReentrantLock();

    /**
     * Nothing is counted yet.
     *
     * @param engine what copies; to be closed before this
     */
    public CopyCount(Store store, ReplicationEngine engine) {
        this.store = store;
        this.engine = engine;
    }

    /**
     * Has what the store does not know yet written down. Should that fail, the next count holds it too.
     *
     * @param write writes a count, or throws
     */
    void write(Consumer<CopyCounter.Count> write) {
        counting.lock();
        try {
            CopyCounter.Count count = counter.count(engine.copied());
            write.accept(count);
            counter.stored(count);
        } finally {
            counting.unlock();
        }
    }

    /** Counts once more, unless the loop was left behind while it counts: the same would be written twice. */
    @Override
    public void close() {
        if (!counting.tryLock()) {
            LOG.info("what was copied last is not counted, because the store has not taken the count before");
            return;
        }
        try {
            write(this::writeLast);
        } catch (StoreException.Unavailable e) {
            LOG.info("what was copied last is not counted, because the store does not answer: {}", e.getMessage());
        } finally {
            counting.unlock();
        }
    }

    private void writeLast(CopyCounter.Count count) {
        if (count.bySource().isEmpty()) {
            return;
        }
        store.write(tables -> {
            Set<String> sources =
                    tables.sources().versions().stream().map(SourceVersion::id).collect(Collectors.toSet());
            count.bySource().forEach((source, topics) -> {
                if (sources.contains(source)) {
                    tables.figures().count(source, topics);
                }
            });
            return sources;
        });
    }
}
