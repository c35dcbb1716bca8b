package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchSizeTest {
    private static final long BUDGET = 64 << 20;
    private static final long FAR_MS = 600;
    private static final long NOT_THAT_FAR_MS = 100;
    private static final long NEAR_MS = 1;

    private static final int TIMEOUT_MS = 5_000;

    private final FetchSize size = new FetchSize(TIMEOUT_MS);

    @BeforeEach
    void fit() {
        size.fitInto(BUDGET, 1);
    }

    /** So many answers that it is clear how long the way is. */
    private void theWayTakes(long ms) {
        for (int i = 0; i < FetchSize.ENOUGH_ANSWERS; i++) {
            size.wayTook(ms);
        }
    }

    private void fullAnswers(int count, boolean waited, long tookMs) {
        for (int i = 0; i < count; i++) {
            size.learn(size.recordBytes(), size.memoryBytes(), waited, tookMs);
            size.fitInto(BUDGET, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {FetchSize.LONG_WAY_MS, NOT_THAT_FAR_MS, FAR_MS})
    void givenFullAnswersFromFarAway_whenWaitedFor_thenMoreIsAskedForAndThenOverMoreLines(long wayMs) {
        theWayTakes(wayMs);

        fullAnswers(1, true, 2 * wayMs);
        assertThat(size.memoryBytes()).isEqualTo(8 << 20);
        assertThat(size.lines()).isEqualTo(1);

        fullAnswers(2, true, 2 * wayMs);
        assertThat(size.memoryBytes()).isEqualTo(16 << 20);
        assertThat(size.lines()).isEqualTo(2);

        fullAnswers(10, true, 2 * wayMs);
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES);
    }

    @Test
    void givenFullAnswersThatComeSlowlyFromNearby_whenWaitedFor_thenMoreIsAskedForOverOneLine() {
        theWayTakes(FetchSize.LONG_WAY_MS - 1);

        fullAnswers(10, true, FAR_MS);

        assertThat(size.memoryBytes()).isEqualTo(FetchSize.LARGEST);
        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenTheFirstAnswersOnly_whenTheyComeSlowly_thenMoreIsAskedForOverOneLine() {
        for (int i = 1; i < FetchSize.ENOUGH_ANSWERS; i++) {
            size.wayTook(FAR_MS);
            fullAnswers(1, true, FAR_MS);
        }

        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenManyLines_whenAnAnswerBeginsToComeQuickly_thenOneIsEnough() {
        theWayTakes(FAR_MS);
        fullAnswers(12, true, FAR_MS);
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES);

        size.wayTook(NEAR_MS);
        fullAnswers(12, true, FAR_MS);

        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenManyLines_whenAllAnswersAreUnderWay_thenThereIsMemoryForThemAndForWhatIsBeingWritten() {
        theWayTakes(FAR_MS);
        fullAnswers(12, true, FAR_MS);

        assertThat((long) size.lines() * size.memoryBytes()).isBetween(1L, BUDGET / 2);
    }

    @Test
    void givenFullAnswersFromNearby_whenWaitedFor_thenNothingChanges() {
        theWayTakes(NEAR_MS);
        fullAnswers(10, true, NEAR_MS);

        assertThat(size.memoryBytes()).isEqualTo(FetchSize.USUAL);
        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenManyLines_whenNobodyWaitsForTheAnswers_thenLinesGoFirstAndThenTheSize() {
        theWayTakes(FAR_MS);
        fullAnswers(12, true, FAR_MS);

        fullAnswers(FetchSize.NOT_WAITED_FOR - 1, false, FAR_MS);
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES);

        fullAnswers(1 + (FetchSize.MOST_LINES - 2) * FetchSize.NOT_WAITED_FOR, false, FAR_MS);
        assertThat(size.lines()).isEqualTo(1);

        fullAnswers(3, false, FAR_MS);
        assertThat(size.memoryBytes()).isEqualTo(FetchSize.USUAL);
    }

    @Test
    void givenManyLines_whenAnswersAreNotFullOrALineCannotBeHad_thenThereIsOneLess() {
        theWayTakes(FAR_MS);
        fullAnswers(12, true, FAR_MS);

        size.learn(1_000, size.memoryBytes(), true, FAR_MS);
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES - 1);

        size.oneLineLess();
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES - 2);
    }

    @Test
    void givenANarrowWay_whenTwiceAsMuchWouldTakeTooLong_thenNoMoreIsAskedFor() {
        theWayTakes(FAR_MS);

        fullAnswers(10, true, TIMEOUT_MS / 2);

        assertThat(size.memoryBytes()).isEqualTo(FetchSize.USUAL);
        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenANarrowWay_whenAnAnswerTakesMostOfItsTime_thenHalfAsMuchIsAskedForOverOneLine() {
        theWayTakes(FAR_MS);
        fullAnswers(12, true, FAR_MS);
        int before = size.memoryBytes();

        assertThat(size.isLate(TIMEOUT_MS - 1)).isTrue();
        size.cameLate(before);

        assertThat(size.memoryBytes()).isEqualTo(before / 2);
        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenAnswersThatDoNotComeInTime_whenAskedAgain_thenForLessAndAtLastWithMoreTime() {
        int before = size.memoryBytes();

        size.timedOut(size.memoryBytes());
        size.fitInto(BUDGET, 1);
        assertThat(size.memoryBytes()).isEqualTo(before / 2);
        assertThat(size.timeoutMs()).isEqualTo(TIMEOUT_MS);

        for (int i = 0; i < 20; i++) {
            size.timedOut(size.memoryBytes());
            size.fitInto(BUDGET, 1);
        }
        assertThat(size.recordBytes()).isPositive();
        assertThat(size.timeoutMs()).isGreaterThan(TIMEOUT_MS).isLessThanOrEqualTo(60_000);
    }

    @Test
    void givenANearbyBrokerThatWasSlowForAWhile_whenFullAnswersComeAtOnce_thenAsMuchAsUsualIsAskedForAgain() {
        theWayTakes(NEAR_MS);
        for (int i = 0; i < 20; i++) {
            size.timedOut(size.memoryBytes());
        }

        fullAnswers(20, true, NEAR_MS);

        assertThat(size.memoryBytes()).isEqualTo(FetchSize.USUAL);
        assertThat(size.timeoutMs()).isEqualTo(TIMEOUT_MS);
    }

    @Test
    void givenManyLines_whenNoAnswerComesInTimeOverAnyOfThem_thenItIsOneLesson() {
        theWayTakes(FAR_MS);
        fullAnswers(12, true, FAR_MS);
        int before = size.memoryBytes();

        for (int line = 0; line < FetchSize.MOST_LINES; line++) {
            size.timedOut(before);
        }

        assertThat(size.memoryBytes()).isEqualTo(before / 2);
        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenAWayThatWasNarrow_whenTheBrokerMoves_thenItIsAskedAsUsualThere() {
        for (int i = 0; i < 20; i++) {
            size.timedOut(size.memoryBytes());
        }

        size.moved();
        size.fitInto(BUDGET, 1);

        assertThat(size.memoryBytes()).isEqualTo(FetchSize.USUAL);
        assertThat(size.timeoutMs()).isEqualTo(TIMEOUT_MS);
    }

    @Test
    void givenATimeoutThatIsLongAlready_whenNothingComesInTime_thenItDoesNotBecomeShorter() {
        FetchSize patient = new FetchSize(120_000);
        for (int i = 0; i < 20; i++) {
            patient.timedOut(patient.memoryBytes());
        }

        assertThat(patient.timeoutMs()).isEqualTo(120_000);
    }

    @Test
    void givenAWayThatWasNarrow_whenFullAnswersComeQuickly_thenMoreIsAskedForAgain() {
        for (int i = 0; i < 20; i++) {
            size.timedOut(size.memoryBytes());
        }
        theWayTakes(FAR_MS);

        fullAnswers(20, true, FAR_MS);

        assertThat(size.memoryBytes()).isEqualTo(FetchSize.LARGEST / 2);
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES);
        assertThat(size.timeoutMs()).isEqualTo(TIMEOUT_MS);
    }

    @Test
    void givenSeveralBrokers_whenTheyShareTheMemory_thenEachIsAskedForLess() {
        size.fitInto(BUDGET, 4);

        assertThat(size.memoryBytes()).isLessThanOrEqualTo((int) (BUDGET / 4 / 3));
    }
}
