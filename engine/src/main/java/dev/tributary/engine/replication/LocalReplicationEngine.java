package dev.tributary.engine.replication;

import dev.tributary.engine.CopiedTopic;
import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.ReplicationEngine;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.status.EngineClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine of one worker: one {@link Replication} for each source, all under one memory budget. */
public final class LocalReplicationEngine implements ReplicationEngine {
    private static final Logger LOG = LoggerFactory.getLogger(LocalReplicationEngine.class);

    private final Worker worker;
    private final DataPath<?> path;
    private final CopyTotals totals = new CopyTotals();
    private final Object lock = new Object();
    /** By source id; guarded by {@link #lock}. A replication that is letting go stays here until it has. */
    private final Map<String, Replication> replications = new HashMap<>();

    private boolean closed;

    /**
     * An engine that replicates nothing yet.
     *
     * @param path how it moves records
     */
    public LocalReplicationEngine(EngineSettings settings, DataPath<?> path) {
        this.path = path;
        this.worker = new Worker(
                settings,
                EngineClock.system(),
                () -> ThreadLocalRandom.current().nextDouble(),
                new MemoryBudget(settings.maxBytesInFlight()));
    }

    @Override
    public void apply(ReplicationSpec spec) {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException(
                        "the engine is closed: it cannot replicate source " + spec.sourceName());
            }
            Replication running = replications.get(spec.sourceId());
            if (running != null && running.update(spec)) {
                return;
            }
            Replication next =
                    new Replication(worker, path, spec, running, totals.ofSource(spec.sourceId()), this::forget);
            replications.put(spec.sourceId(), next);
            next.start();
        }
    }

    @Override
    public void remove(String sourceId) {
        synchronized (lock) {
            Replication running = replications.get(sourceId);
            if (running != null) {
                running.stop();
            }
        }
    }

    @Override
    public Optional<ReplicationStatus> status(String sourceId) {
        return find(sourceId).map(Replication::status);
    }

    @Override
    public Collection<ReplicationStatus> statuses() {
        List<Replication> all;
        synchronized (lock) {
            all = new ArrayList<>(replications.values());
        }
        return all.stream().map(Replication::status).toList();
    }

    @Override
    public Collection<CopiedTopic> copied() {
        return totals.all();
    }

    @Override
    public boolean awaitStopped(String sourceId, Duration atMost) throws InterruptedException {
        Optional<Replication> found = find(sourceId);
        return found.isEmpty() || found.get().awaitStopped(atMost);
    }

    @Override
    public void close() {
        List<Replication> all;
        synchronized (lock) {
            closed = true;
            all = new ArrayList<>(replications.values());
        }
        all.forEach(Replication::stop);
        long deadline = System.nanoTime() + worker.settings().closeTimeout().toNanos();
        try {
            for (Replication replication : all) {
                Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                if (!replication.awaitStopped(left)) {
                    LOG.warn(
                            "source={} has not let go within {}; what it left open is aborted by the internal cluster",
                            replication.sourceName(),
                            worker.settings().closeTimeout());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Replication> find(String sourceId) {
        synchronized (lock) {
            return Optional.ofNullable(replications.get(sourceId));
        }
    }

    private void forget(Replication stopped) {
        synchronized (lock) {
            replications.remove(stopped.sourceId(), stopped);
        }
    }
}
