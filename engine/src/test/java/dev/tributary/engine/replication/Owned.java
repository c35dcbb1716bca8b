package dev.tributary.engine.replication;

import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.status.EngineClock;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A worker, and what it owns, for tests of a part of the loop. */
final class Owned {
    private Owned() {}

    static Worker worker(EngineClock clock, MemoryBudget budget) {
        EngineSettings settings = EngineSettings.builder()
                .workerId("w")
                .internalClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1"))
                .build();
        return new Worker(settings, clock, () -> 0, budget);
    }

    static Ownership of(TopicPartition external, TopicPartition... internal) {
        return of(new CopyTotals().ofSource("s"), external, internal);
    }

    static Ownership of(CopyTotals.Meter meter, TopicPartition external, TopicPartition... internal) {
        TopicMapping mapping = new TopicMapping(external.topic(), internal[0].topic());
        ReplicationSpec spec = ReplicationSpec.builder()
                .sourceId("s")
                .sourceName("s")
                .version(1)
                .addTopics(mapping)
                .build();
        Ownership ownership = new Ownership(meter);
        ownership.take(
                List.of(internal),
                new TopicsSnapshot(
                        spec,
                        null,
                        1,
                        List.of(new FollowedTopic(mapping, internal.length, null, internal.length, true))));
        return ownership;
    }
}
