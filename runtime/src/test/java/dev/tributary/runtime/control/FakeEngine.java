package dev.tributary.runtime.control;

import dev.tributary.engine.CopiedTopic;
import dev.tributary.engine.ReplicationEngine;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.TopicStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that moves nothing and writes down what it is told. Everything it runs is running at once. */
final class FakeEngine implements ReplicationEngine {
    final Map<String, ReplicationSpec> running = new ConcurrentHashMap<>();
    volatile List<CopiedTopic> copied = List.of();
    final List<String> told = new CopyOnWriteArrayList<>();
    volatile String refused = "";
    /** What asking for the statuses throws. */
    volatile Optional<Error> failure = Optional.empty();

    @Override
    public void apply(ReplicationSpec spec) {
        if (spec.sourceName().equals(refused)) {
            throw new IllegalStateException("no");
        }
        told.add("apply " + spec.sourceName() + " " + spec.version());
        running.put(spec.sourceId(), spec);
    }

    @Override
    public void remove(String sourceId) {
        ReplicationSpec removed = running.remove(sourceId);
        if (removed != null) {
            told.add("remove " + removed.sourceName());
        }
    }

    @Override
    public Optional<ReplicationStatus> status(String sourceId) {
        return Optional.ofNullable(running.get(sourceId)).map(this::status);
    }

    @Override
    public Collection<ReplicationStatus> statuses() {
        failure.ifPresent(error -> {
            throw error;
        });
        return new ArrayList<>(running.values().stream().map(this::status).toList());
    }

    private ReplicationStatus status(ReplicationSpec spec) {
        return new ReplicationStatus(
                spec.sourceId(),
                spec.version(),
                ReplicationStatus.State.RUNNING,
                List.of(),
                spec.topics().stream()
                        .map(topic -> new TopicStatus(topic, 1, 1))
                        .toList(),
                List.of(),
                Instant.EPOCH);
    }

    @Override
    public Collection<CopiedTopic> copied() {
        return copied;
    }

    @Override
    public boolean awaitStopped(String sourceId, Duration atMost) {
        return !running.containsKey(sourceId);
    }

    @Override
    public void close() {
        running.clear();
    }
}
