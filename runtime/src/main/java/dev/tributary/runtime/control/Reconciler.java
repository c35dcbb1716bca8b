package dev.tributary.runtime.control;

import dev.tributary.engine.ReplicationEngine;
import dev.tributary.engine.ReplicationStatus;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the engine to what the store wants. Looks only at sources whose version changed since the last time, so that a
 * thousand quiet sources cost one short query, and at those that the engine no longer runs. A start, a restart and a
 * crash are the same: nothing is known, so every source is looked at. One thread.
 */
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

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
        Set<String> restarted = new HashSet<>();
        for (DeclaredSource source : changes.changed()) {
            if (look(source)) {
                restarted.add(source.row().id());
            }
        }
        if (!changes.changed().isEmpty() || !changes.gone().isEmpty()) {
            settle(restarted);
        }
        revive();
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

    /** Plans for a changed source; whether it is to be ended and started anew. */
    private boolean look(DeclaredSource source) {
        WantedSource before = wanted.get(source.row().id());
        wanted.put(
                source.row().id(),
                new WantedSource(
                        source.row().version(),
                        source.row().restarts(),
                        TopicClaims.Claimant.of(source),
                        planned(source),
                        before == null ? new Plan.Rest() : before.plan()));
        return before != null && before.restarts() != source.row().restarts();
    }

    /** A source that cannot be planned must not keep the others from being carried out. */
    private Plan planned(DeclaredSource source) {
        try {
            return planner.plan(source);
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "source={} cannot be planned; it rests until it is changed",
                    source.row().name(),
                    e);
            return Planner.failed(source.row().updatedAt(), e);
        }
    }

    /**
     * Carries out every plan that is another than what is done now: a change of one source can free topics of others.
     */
    private void settle(Set<String> restarted) {
        TopicClaims claims = new TopicClaims(
                wanted.values().stream().map(WantedSource::claimant).toList());
        for (Map.Entry<String, WantedSource> entry : wanted.entrySet()) {
            WantedSource source = entry.getValue();
            Plan plan = source.planned()
                    .leavingOut(
                            claims.lostBy(source.claimant()), source.claimant().updatedAt());
            boolean restart = restarted.contains(entry.getKey());
            if (restart || !plan.equals(source.plan())) {
                entry.setValue(source.doing(carriedOut(source.claimant(), plan, restart)));
            }
        }
    }

    /** What should be replicated and is not, although nobody ended it, is begun again. */
    private void revive() {
        Set<String> known =
                engine.statuses().stream().map(ReplicationStatus::sourceId).collect(Collectors.toSet());
        for (Map.Entry<String, WantedSource> entry : wanted.entrySet()) {
            WantedSource source = entry.getValue();
            if (source.plan() instanceof Plan.Replicate && !known.contains(entry.getKey())) {
                LOG.warn(
                        "source={} ended by itself; it is started anew",
                        source.claimant().name());
                entry.setValue(source.doing(carriedOut(source.claimant(), source.plan(), false)));
            }
        }
    }

    /** Does what is planned. A source that cannot be carried out must not keep the others from it. */
    private Plan carriedOut(TopicClaims.Claimant source, Plan plan, boolean restart) {
        try {
            if (restart || !(plan instanceof Plan.Replicate)) {
                engine.remove(source.id());
            }
            if (plan instanceof Plan.Replicate replicate) {
                engine.apply(replicate.spec());
            }
            return plan;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("source={} cannot be carried out; it rests until it is changed", source.name(), e);
            engine.remove(source.id());
            return Planner.failed(source.updatedAt(), e);
        }
    }

    private record Changes(List<DeclaredSource> changed, Set<String> gone) {}
}
