package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchSizeTest {
    private static final long BUDGET = 64 << 20;
    private static final int FAR_MS = 600;
    private static final int NOT_THAT_FAR_MS = 100;
    private static final int NEAR_MS = 1;

    private final FetchSize size = new FetchSize();

    @BeforeEach
    void fit() {
        size.fitInto(BUDGET, 1);
    }

    private void fullAnswers(int count, boolean waited, long tookMs) {
        for (int i = 0; i < count; i++) {
            size.learn(size.recordBytes(), size.memoryBytes(), waited, tookMs);
            size.fitInto(BUDGET, 1);
        }
    }

    @Test
    void givenFullAnswersFromFarAway_whenWaitedFor_thenMoreIsAskedForAndThenOverMoreLines() {
        fullAnswers(1, true, FAR_MS);
        assertThat(size.memoryBytes()).isEqualTo(8 << 20);
        assertThat(size.lines()).isEqualTo(1);

        fullAnswers(2, true, FAR_MS);
        assertThat(size.memoryBytes()).isEqualTo(16 << 20);
        assertThat(size.lines()).isEqualTo(2);

        fullAnswers(10, true, FAR_MS);
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES);
    }

    @Test
    void givenFullAnswersThatComeFast_whenWaitedFor_thenMoreIsAskedForOverOneLine() {
        fullAnswers(10, true, NOT_THAT_FAR_MS);

        assertThat(size.memoryBytes()).isEqualTo(FetchSize.LARGEST);
        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenManyLines_whenAllAnswersAreUnderWay_thenThereIsMemoryForThemAndForWhatIsBeingWritten() {
        fullAnswers(12, true, FAR_MS);

        assertThat((long) size.lines() * size.memoryBytes()).isBetween(1L, BUDGET / 2);
    }

    @Test
    void givenFullAnswersFromNearby_whenWaitedFor_thenNothingChanges() {
        fullAnswers(10, true, NEAR_MS);

        assertThat(size.memoryBytes()).isEqualTo(FetchSize.USUAL);
        assertThat(size.lines()).isEqualTo(1);
    }

    @Test
    void givenManyLines_whenNobodyWaitsForTheAnswers_thenLinesGoFirstAndThenTheSize() {
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
        fullAnswers(12, true, FAR_MS);

        size.learn(1_000, size.memoryBytes(), true, FAR_MS);
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES - 1);

        size.oneLineLess();
        assertThat(size.lines()).isEqualTo(FetchSize.MOST_LINES - 2);
    }

    @Test
    void givenSeveralBrokers_whenTheyShareTheMemory_thenEachIsAskedForLess() {
        size.fitInto(BUDGET, 4);

        assertThat(size.memoryBytes()).isLessThanOrEqualTo((int) (BUDGET / 4 / 3));
    }
}
