package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.Problem;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.records.RecordChunk;
import dev.tributary.engine.status.ProblemLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingSideTest {
    private static final TopicPartition EXTERNAL = new TopicPartition("orders", 0);
    private static final TopicPartition INTERNAL = new TopicPartition("copy.orders", 0);
    private static final Map<String, String> PROPERTIES = Map.of("bootstrap.servers", "127.0.0.1:1");

    private final HandClock clock = new HandClock();
    private final MemoryBudget budget = new MemoryBudget(64 << 20);
    private final Ownership ownership = Owned.of(EXTERNAL, INTERNAL);
    private final OwnedPartition owned = ownership.byInternal(INTERNAL).orElseThrow();
    private final ProblemLog problems = new ProblemLog("source", clock);
    private final ToldPath path = new ToldPath();
    private final ReadingSide<RecordChunk> reading = new ReadingSide<>(
            path, new SourceNames("s", "w"), Owned.worker(clock, budget), ownership, problems, PROPERTIES);

    @BeforeEach
    void read() {
        owned.read(new StoredPosition(Position.at(5), new Origin("cluster", "topic-id")));
        budget.join();
        reading.poll(Duration.ZERO);
    }

    @Test
    void givenAPartitionIsReadWhenItStartsThenTheReaderKnowsWhichTopicThePositionCountsIn() {
        assertThat(path.topicIds).containsEntry(EXTERNAL, "topic-id");
    }

    @Test
    void givenNothingCanBeHadOfAPartitionWhenToldThenItIsBlockedWithAProblemUntilSomethingCan() {
        path.hindrances.put(EXTERNAL, "the external cluster names no leader for it");
        reading.tellHindrances();

        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Problem.Code.EXTERNAL_PARTITION_STUCK);
            assertThat(problem.message()).contains("orders-0", "no leader");
            assertThat(problem.partition()).isZero();
        });
        assertThat(owned.status().state()).isEqualTo(PartitionStatus.State.BLOCKED);

        path.hindrances.clear();
        reading.tellHindrances();

        assertThat(problems.problems()).isEmpty();
        assertThat(owned.status().state()).isEqualTo(PartitionStatus.State.FLOWING);
    }

    @Test
    void givenSeveralBrokersWhenAReaderIsMadeThenItMayHoldAsMuchAsWithOne() {
        reading.renew(PROPERTIES, 3);
        reading.poll(Duration.ZERO);

        assertThat(path.limits).extracting(PathLimits::readBytes).containsExactly(16L << 20, 16L << 20);
        assertThat(path.limits).extracting(PathLimits::brokers).containsExactly(1, 3);
    }

    @Test
    void givenSourcesThatJoinWhenTheReaderCouldHoldMoreThanItsShareThenItIsOutdated() {
        assertThat(reading.isOutdated(PROPERTIES, 1)).isFalse();

        budget.join();

        assertThat(reading.isOutdated(PROPERTIES, 1)).isTrue();
    }

    @Test
    void givenAnyNumberOfSourcesWhenNoReaderIsOutdatedThenAllTogetherHoldNoMoreThanTheBudget() {
        long held = 0;
        for (int sources = 2; sources <= 12; sources++) {
            budget.join();
            if (reading.isOutdated(PROPERTIES, 1)) {
                reading.renew(PROPERTIES, 1);
                reading.poll(Duration.ZERO);
            }
            PathLimits limits = path.limits.get(path.limits.size() - 1);
            held = Math.max(held, sources * (limits.readBytes() + limits.writeBytes()));
        }

        assertThat(held).isLessThanOrEqualTo(64L << 20);
    }

    @Test
    void givenARecordThatWasRefusedWhenItsPartitionIsReadAgainThenAChunkEndsBeforeIt() {
        owned.refusedAt(9);

        reading.restart(List.of(owned));

        assertThat(path.chunkEnds).containsEntry(EXTERNAL, 9L);
    }
}
