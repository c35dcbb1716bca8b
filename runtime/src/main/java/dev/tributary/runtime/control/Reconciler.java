package dev.tributary.runtime.control;

import dev.tributary.engine.ReplicationEngine;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.store.SourceVersion;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.translate.Plan;
import dev.tributary.runtime.translate.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings the engine to what the store wants. Looks only at sources whose version changed since the last time, so that a
 * thousand quiet sources cost one short query. A start, a restart and a crash are the same: nothing is known, so every
 * source is looked at. One thread.
 */
final class Reconciler {
    private final Store store;
    private final Planner planner;
    private final ReplicationEngine engine;
    private final Map<String, WantedSource> wanted = new HashMap<>();

    Reconciler(Store store, Planner planner, ReplicationEngine engine) {
        this.store = store;
        this.planner = planner;
        this.engine = engine;
    }

    /** What the loop knows to be wanted, by source. */
    Map<String, WantedSource> wanted() {
        return wanted;
    }

    /**
     * Brings the engine to what the store wants now.
     *
     * @throws dev.tributary.runtime.store.StoreException.Unavailable when that cannot be read; the engine goes on as it
     *     does
     */
    void reconcile() {
        Changes changes = store.read(this::changes);
        for (String id : changes.gone()) {
            engine.remove(id);
            wanted.remove(id);
        }
        for (DeclaredSource source : changes.changed()) {
            carryOut(source);
        }
    }

    private Changes changes(Tables tables) {
        Map<String, Long> versions = tables.sources().versions().stream()
                .collect(Collectors.toMap(SourceVersion::id, SourceVersion::version));
        List<DeclaredSource> changed = new ArrayList<>();
        versions.forEach((id, version) -> {
            WantedSource known = wanted.get(id);
            if (known == null || known.version() != version) {
                DeclaredSource.find(tables, id).ifPresent(changed::add);
            }
        });
        Set<String> gone = new HashSet<>(wanted.keySet());
        gone.removeAll(versions.keySet());
        return new Changes(changed, gone);
    }

    private void carryOut(DeclaredSource source) {
        String id = source.row().id();
        WantedSource before = wanted.get(id);
        Plan plan = planner.plan(source);
        if (plan instanceof Plan.Replicate replicate) {
            if (before != null && before.restarts() != source.row().restarts()) {
                engine.remove(id);
            }
            engine.apply(replicate.spec());
        } else {
            engine.remove(id);
        }
        wanted.put(id, new WantedSource(source.row().version(), source.row().restarts(), plan));
    }

    private record Changes(List<DeclaredSource> changed, Set<String> gone) {}
}
