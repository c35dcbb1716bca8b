package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.clients.Admins;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.records.RecordChunk;
import dev.tributary.engine.status.ProblemLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final TopicPartition FIRST = new TopicPartition("orders", 0);
    private static final TopicPartition SECOND = new TopicPartition("orders", 1);
    private static final TopicPartition FIRST_COPY = new TopicPartition("copy", 0);
    private static final TopicPartition SECOND_COPY = new TopicPartition("copy", 1);
    private static final Map<String, String> PROPERTIES = Map.of("bootstrap.servers", "127.0.0.1:1");

    private final HandClock clock = new HandClock();
    private final Worker worker = Owned.worker(clock, new MemoryBudget(64 << 20));
    private final SourceNames names = new SourceNames("s", "w");
    private final Ownership ownership = Owned.of(FIRST, FIRST_COPY, SECOND_COPY);
    private final OwnedPartition first = ownership.byExternal(FIRST).orElseThrow();
    private final OwnedPartition second = ownership.byExternal(SECOND).orElseThrow();
    private final ProblemLog problems = new ProblemLog("source", clock);
    private final NotingWriter writer = new NotingWriter();
    private final TransactionLane<RecordChunk> lane = new TransactionLane<>(() -> writer, worker);
    private final ToldPath path = new ToldPath();
    private final ReadingSide<RecordChunk> reading =
            new ReadingSide<>(path, names, worker, ownership, problems, PROPERTIES);
    private final Settlement<RecordChunk> settlement = settlement();

    private Settlement<RecordChunk> settlement() {
        Admins admins = new Admins(PROPERTIES, "admin");
        Blocks blocks = new Blocks(ownership, problems, names, worker, () -> admins.external(PROPERTIES));
        StartFinder finder = new StartFinder(new Positions(names.groupId()), ownership, worker);
        Takeover<RecordChunk> takeover = new Takeover<>(finder, ownership, lane, reading, blocks, admins, problems);
        return new Settlement<>(
                new ReplicationLoop.Parts<>(ownership, lane, reading, blocks, takeover),
                worker,
                problems,
                () -> ClusterKit.member("g", -1, ""));
    }

    @BeforeEach
    void read() {
        first.read(new StoredPosition(Position.at(5), Origin.UNKNOWN));
        second.read(new StoredPosition(Position.at(5), Origin.UNKNOWN));
        lane.ready();
    }

    private static RecordChunk upTo(TopicPartition external, long next) {
        return new RecordChunk(external, Position.at(next), List.of(), 1);
    }

    @Test
    void givenARefusedRecordWhenItIsTriedAgainAndRefusedThenNobodyElsesWorkIsUndone() {
        first.refusedAt(9);
        writer.refuses = new RecordRefusedException(FIRST, 9, new KafkaException("too large"));

        settlement.add(List.of(upTo(FIRST, 12), upTo(SECOND, 7)));

        assertThat(writer.steps).containsExactly("begin", "orders-1 7", "commit", "begin", "orders-0 12", "abort");
        assertThat(first.restart()).isEqualTo(Position.at(5));
        assertThat(second.restart()).isEqualTo(Position.at(7));
    }

    @Test
    void givenWhatIsBeforeARefusedRecordWhenItIsUndoneThenTheRecordDoesNotFollowTheGap() {
        first.refusedAt(9);
        settlement.add(List.of(upTo(FIRST, 9)));
        writer.fails = new CommitFailedException();

        settlement.add(List.of(upTo(FIRST, 12)));

        assertThat(writer.steps).containsExactly("begin", "orders-0 9", "abort");
        assertThat(first.restart()).isEqualTo(Position.at(5));
    }

    @Test
    void givenACommitIsBeingDecidedWhenMoreComesThenItGoesIntoTheNextTransactionWhichIsCommittedAfterwards() {
        settlement.add(List.of(upTo(FIRST, 7)));
        writer.outcome = new HeldDecision();
        settlement.commit();

        settlement.add(List.of(upTo(FIRST, 9)));
        settlement.takeInDecisions();
        assertThat(writer.steps).containsExactly("begin", "orders-0 7", "commit", "begin", "orders-0 9");
        assertThat(first.restart()).isEqualTo(Position.at(5));

        writer.outcome.becomes(null);
        settlement.takeInDecisions();
        assertThat(first.restart()).isEqualTo(Position.at(7));
        assertThat(settlement.settle()).isTrue();
        assertThat(first.restart()).isEqualTo(Position.at(9));
    }

    @Test
    void givenTwoUndecidedCommitsWhenAThirdIsAskedForThenTheOutcomeOfTheFirstIsAwaited() {
        HeldDecision firstOutcome = new HeldDecision();
        HeldDecision others = new HeldDecision();
        settlement.add(List.of(upTo(FIRST, 7)));
        writer.outcome = firstOutcome;
        settlement.commit();
        settlement.add(List.of(upTo(FIRST, 9)));
        writer.outcome = others;
        settlement.commit();
        settlement.add(List.of(upTo(FIRST, 11)));
        assertThat(lane.mustDecide()).isTrue();
        firstOutcome.becomes(null);

        assertThat(settlement.commit()).isTrue();
        assertThat(first.restart()).isEqualTo(Position.at(7));
        assertThat(lane.mustDecide()).isTrue();

        others.becomes(null);
        assertThat(settlement.settle()).isTrue();
        assertThat(first.restart()).isEqualTo(Position.at(11));
    }

    @Test
    void givenACommitThatFailsWhenTheNextTransactionIsOpenThenBothAreUndone() {
        settlement.add(List.of(upTo(FIRST, 7)));
        writer.outcome = new HeldDecision();
        settlement.commit();
        reading.poll(Duration.ZERO);
        settlement.add(List.of(upTo(FIRST, 9), upTo(SECOND, 6)));
        path.positions.clear();
        writer.outcome.becomes(new CommitFailedException());

        assertThat(settlement.commit()).isFalse();

        assertThat(writer.steps)
                .containsExactly(
                        "begin", "orders-0 7", "commit", "begin", "orders-0 9", "orders-1 6", "commit", "abort");
        assertThat(path.positions).isEqualTo(Map.of(FIRST, Position.at(5), SECOND, Position.at(5)));
        assertThat(first.restart()).isEqualTo(Position.at(5));
        assertThat(second.restart()).isEqualTo(Position.at(5));
        assertThat(lane.isUndecided()).isFalse();
    }

    @Test
    void givenACommitIsBeingDecidedWhenTheOpenTransactionIsAbortedThenTheOutcomeOfTheFirstCounts() {
        settlement.add(List.of(upTo(FIRST, 7)));
        writer.outcome = new HeldDecision();
        settlement.commit();
        settlement.add(List.of(upTo(FIRST, 9)));
        writer.outcome.becomes(null);

        settlement.abort(new CommitFailedException("made up"));

        assertThat(writer.steps).containsExactly("begin", "orders-0 7", "commit", "begin", "orders-0 9", "abort");
        assertThat(first.restart()).isEqualTo(Position.at(7));
    }

    /** An outcome that is known when a test says so. */
    private static final class HeldDecision implements Decision {
        private boolean known;
        private @Nullable RuntimeException failure;

        void becomes(@Nullable RuntimeException why) {
            known = true;
            failure = why;
        }

        @Override
        public boolean isKnown() {
            return known;
        }

        @Override
        public void await() {
            if (!known) {
                throw new IllegalStateException("who waits here waits for ever");
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    /** Notes what it is told, and refuses what it is told to refuse. */
    private static final class NotingWriter implements InternalWriter<RecordChunk> {
        private final List<String> steps = new ArrayList<>();
        private @Nullable RecordRefusedException refuses;
        private @Nullable RuntimeException fails;
        private @Nullable HeldDecision outcome;

        @Override
        public void initialize() {
            steps.clear();
        }

        @Override
        public void begin() {
            steps.add("begin");
        }

        @Override
        public void append(RecordChunk chunk, TopicPartition internal) {
            steps.add(chunk.partition() + " " + chunk.next().offset());
        }

        @Override
        public void sendAppended() {
            // All is sent at once.
        }

        @Override
        public long bytesInFlight() {
            return 0;
        }

        @Override
        public void awaitBelow(long limit, Duration atMost) {
            // Nothing is ever in flight.
        }

        @Override
        public Decision commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata member) {
            if (fails != null) {
                throw fails;
            }
            if (refuses != null
                    && positions.containsKey(
                            new TopicPartition("copy", refuses.external().partition()))) {
                throw refuses;
            }
            steps.add("commit");
            return outcome == null ? Decision.committed() : outcome;
        }

        @Override
        public void abort() {
            steps.add("abort");
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
