package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.status.EngineClock;
import dev.tributary.engine.status.ProblemLog;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final TopicPartition EXTERNAL = new TopicPartition("orders", 0);
    private static final TopicPartition INTERNAL = new TopicPartition("copy.orders", 0);

    private final HandClock clock = new HandClock();
    private final Ownership ownership = new Ownership();
    private final ProblemLog problems = new ProblemLog("source", clock);
    private final Blocks blocks = new Blocks(
            ownership,
            problems,
            new SourceNames("s", "w"),
            new Worker(
                    EngineSettings.builder()
                            .workerId("w")
                            .internalClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1"))
                            .build(),
                    clock,
                    () -> 0,
                    new MemoryBudget(1 << 20)),
            () -> {
                throw new IllegalStateException("nobody asks the external cluster here");
            });

    private OwnedPartition owned;

    @BeforeEach
    void read() {
        TopicMapping mapping = new TopicMapping("orders", "copy.orders");
        ReplicationSpec spec = ReplicationSpec.builder()
                .sourceId("s")
                .sourceName("s")
                .version(1)
                .addTopics(mapping)
                .build();
        ownership.take(
                List.of(INTERNAL),
                new TopicsSnapshot(spec, null, 1, List.of(new FollowedTopic(mapping, 1, null, 1, true))));
        owned = ownership.byInternal(INTERNAL).orElseThrow();
        readAt(5);
    }

    private void readAt(long offset) {
        owned.read(new StoredPosition(Position.at(offset), Origin.UNKNOWN));
    }

    @Test
    void givenWhatWasReadBeforeADamagedBatchWhenItIsCommittedThenTheProblemStays() {
        blocks.faulted(new ReadFault.Damaged(EXTERNAL, 7, "its checksum is wrong"));

        blocks.flows(owned);

        assertThat(problems.problems()).extracting(Problem::code).containsExactly(Problem.Code.EXTERNAL_DATA_DAMAGED);
        assertThat(owned.isOnProbation()).isTrue();
    }

    @Test
    void givenABlockedPartitionThatIsReadAgainWhenSomethingOfItIsCommittedThenTheProblemIsOver() {
        blocks.faulted(new ReadFault.Damaged(EXTERNAL, 7, "its checksum is wrong"));
        clock.pass(5);
        blocks.tick();
        readAt(7);

        blocks.flows(owned);

        assertThat(problems.problems()).isEmpty();
    }

    /** Stands still until it is moved. */
    private static final class HandClock implements EngineClock {
        private long nanos;

        void pass(long seconds) {
            nanos += TimeUnit.SECONDS.toNanos(seconds);
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanos);
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
