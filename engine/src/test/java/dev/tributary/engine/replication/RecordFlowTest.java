package dev.tributary.engine.replication;

import static dev.tributary.engine.replication.PartsKit.FIRST;
import static dev.tributary.engine.replication.PartsKit.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.path.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFlowTest {
    private final PartsKit kit = new PartsKit();
    private final HeldDecision outcome = new HeldDecision();

    /** Each turn has something to read, and nothing is decided meanwhile. */
    private void moveTwice() throws InterruptedException {
        kit.writer.outcome = outcome;
        kit.path.reads.addAll(List.of(upTo(FIRST, 7), upTo(FIRST, 9)));
        kit.flow.move();
        kit.flow.move();
    }

    @Test
    void givenACommitThatIsNotDecidedWhenMoreIsReadThenTheNextTransactionIsFilledAndItsCommitAskedFor()
            throws Exception {
        moveTwice();

        assertThat(kit.writer.steps).containsExactly("begin", "orders-0 7", "commit", "begin", "orders-0 9", "commit");
        assertThat(kit.first.restart()).isEqualTo(Position.at(5));
    }

    @Test
    void givenCommitsThatWereNotDecidedWhenTheyAreThenTheNextTurnTakesThemInAlthoughThereIsNothingToRead()
            throws Exception {
        moveTwice();
        outcome.becomes(null);

        kit.flow.move();

        assertThat(kit.first.restart()).isEqualTo(Position.at(9));
        assertThat(kit.lane.isUndecided()).isFalse();
    }

    @Test
    void givenACommitThatIsNotDecidedWhenNothingIsToBeReadAnyMoreThenItsOutcomeIsAwaited() throws Exception {
        kit.writer.outcome = outcome;
        kit.path.reads.add(upTo(FIRST, 7));
        kit.flow.move();
        kit.first.seek();
        kit.second.seek();

        kit.flow.move();

        // A decision that nobody makes fails when it is waited for.
        assertThat(kit.writer.steps).containsExactly("begin", "orders-0 7", "commit", "abort");
        assertThat(kit.lane.isUndecided()).isFalse();
    }

    /** A commit for each answer would cost the brokers more than the records do. */
    @Test
    void givenThereIsMoreToReadWhenNoBoundIsReachedThenTheTransactionStaysOpen() throws Exception {
        readWhileMoreIsThere();

        assertThat(kit.writer.steps).containsExactly("begin", "orders-0 7", "orders-0 9");
        assertThat(kit.lane.isOpen()).isTrue();
    }

    @Test
    void givenThereWasMoreToReadWhenNothingComesThenTheTransactionIsCommitted() throws Exception {
        readWhileMoreIsThere();

        kit.flow.move();

        assertThat(kit.writer.steps).containsExactly("begin", "orders-0 7", "orders-0 9", "commit");
    }

    @Test
    void givenThereIsMoreToReadWhenTheIntervalIsOverThenTheTransactionIsCommitted() throws Exception {
        readWhileMoreIsThere();
        kit.clock.pass(kit.worker.settings().commitInterval());
        kit.path.reads.add(upTo(FIRST, 11));

        kit.flow.move();

        assertThat(kit.writer.steps).startsWith("begin", "orders-0 7", "orders-0 9", "commit");
    }

    private void readWhileMoreIsThere() throws InterruptedException {
        kit.path.caughtUp = false;
        kit.path.reads.addAll(List.of(upTo(FIRST, 7), upTo(FIRST, 9)));
        kit.flow.move();
        kit.flow.move();
    }
}
