package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.Problem;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.status.ProblemLog;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final TopicPartition EXTERNAL = new TopicPartition("orders", 0);
    private static final TopicPartition INTERNAL = new TopicPartition("copy.orders", 0);

    private final HandClock clock = new HandClock();
    private final Ownership ownership = Owned.of(EXTERNAL, INTERNAL);
    private final ProblemLog problems = new ProblemLog("source", clock);
    private final Blocks blocks = new Blocks(
            ownership, problems, new SourceNames("s", "w"), Owned.worker(clock, new MemoryBudget(1 << 20)), () -> {
                throw new IllegalStateException("nobody asks the external cluster here");
            });

    private final OwnedPartition owned = ownership.byInternal(INTERNAL).orElseThrow();

    @BeforeEach
    void read() {
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
    void givenARefusedRecordWhenOnlyWhatIsBeforeItIsCommittedThenTheProblemStaysUntilItIsTaken() {
        blocks.refused(new RecordRefusedException(EXTERNAL, 9, new KafkaException("too large")));
        clock.pass(Duration.ofSeconds(5));
        blocks.tick();
        readAt(5);
        commit(9);
        clock.pass(Duration.ofSeconds(60));
        blocks.tick();
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(Problem.Code.INTERNAL_RECORD_REFUSED);

        commit(10);

        assertThat(problems.problems()).isEmpty();
    }

    private void commit(long next) {
        owned.advance(new StoredPosition(Position.at(next), Origin.UNKNOWN), 1, 1);
        blocks.flows(owned);
    }

    @Test
    void givenARecordThatTheReaderCannotCarryWhenToldThenItsPartitionIsBlockedAndTheRemedyIsMoreMemory() {
        blocks.faulted(new ReadFault.Refused(EXTERNAL, 9, "it takes too much"));

        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Problem.Code.INTERNAL_RECORD_REFUSED);
            assertThat(problem.message())
                    .contains("offset 9", "orders-0", "it takes too much")
                    .doesNotContain("Internal topic");
            assertThat(problem.remedy()).contains("max.bytes.in.flight").doesNotContain("max.message.bytes");
        });
    }

    @Test
    void givenARecordThatTheReaderCannotCarryWhenWhatIsBeforeItIsCommittedThenTheProblemStays() {
        blocks.faulted(new ReadFault.Refused(EXTERNAL, 9, "it takes too much"));
        clock.pass(Duration.ofSeconds(5));
        blocks.tick();
        readAt(5);

        commit(9);

        assertThat(problems.problems()).extracting(Problem::code).containsExactly(Problem.Code.INTERNAL_RECORD_REFUSED);
    }

    @Test
    void givenARecordThatTheInternalTopicRefusesWhenToldThenTheRemedyIsTheTopics() {
        blocks.refused(new RecordRefusedException(EXTERNAL, 9, new KafkaException("too large")));

        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("Internal topic copy.orders", "offset 9", "too large");
            assertThat(problem.remedy()).contains("max.message.bytes").doesNotContain("max.bytes.in.flight");
        });
    }

    @Test
    void givenABlockedPartitionThatIsReadAgainWhenSomethingOfItIsCommittedThenTheProblemIsOver() {
        blocks.faulted(new ReadFault.Damaged(EXTERNAL, 7, "its checksum is wrong"));
        clock.pass(Duration.ofSeconds(5));
        blocks.tick();
        readAt(7);

        blocks.flows(owned);

        assertThat(problems.problems()).isEmpty();
    }
}
