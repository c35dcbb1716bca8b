package dev.tributary.engine.replication;

import static dev.tributary.engine.replication.PartsKit.FIRST;
import static dev.tributary.engine.replication.PartsKit.SECOND;
import static dev.tributary.engine.replication.PartsKit.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.Problem;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.records.RecordChunk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private final PartsKit kit = new PartsKit();
    private final OwnedPartition first = kit.first;
    private final OwnedPartition second = kit.second;
    private final NotingWriter writer = kit.writer;
    private final TransactionLane<RecordChunk> lane = kit.lane;
    private final Settlement<RecordChunk> settlement = kit.settlement;

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
        kit.reading.poll(Duration.ZERO);
        settlement.add(List.of(upTo(FIRST, 9), upTo(SECOND, 6)));
        kit.path.positions.clear();
        writer.outcome.becomes(new CommitFailedException());

        assertThat(settlement.commit()).isFalse();

        assertThat(writer.steps)
                .containsExactly(
                        "begin", "orders-0 7", "commit", "begin", "orders-0 9", "orders-1 6", "commit", "abort");
        assertThat(kit.path.positions).isEqualTo(Map.of(FIRST, Position.at(5), SECOND, Position.at(5)));
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

    /** After a rebalance, for example, there may be nothing to commit for a long time. */
    @Test
    void givenACommitThatFailedWhenThereIsNothingToCommitSinceThenItsProblemEndsAfterAWhile() {
        writer.fails = new KafkaException("made up");
        settlement.add(List.of(upTo(FIRST, 7)));
        assertThat(settlement.settle()).isFalse();
        settlement.forgetOldTrouble();
        assertThat(kit.problems.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("made up");

        kit.clock.pass(Duration.ofSeconds(11));
        lane.ready();
        settlement.forgetOldTrouble();

        assertThat(kit.problems.problems()).isEmpty();
    }
}
