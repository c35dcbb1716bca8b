package dev.tributary.engine.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
    private static final Finding LOST = Finding.ofSource(Problem.Code.EXTERNAL_UNREACHABLE, "no answer", "check");

    private final TestClock clock = new TestClock();
    private final ProblemLog log = new ProblemLog("shop", clock);

    @Test
    void givenAProblemWhenToldAgainWithOtherWordsThenItKeepsItsFirstTimeAndTakesTheWords() {
        log.replace("here", LOST);
        Instant first = clock.now();
        clock.advanceSeconds(10);

        log.replace("here", Finding.ofSource(Problem.Code.EXTERNAL_UNREACHABLE, "still no answer", "check"));

        assertThat(log.problems())
                .extracting(Problem::since, Problem::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(first, "still no answer"));
    }

    @Test
    void givenAProblemWhenItsPlaceIsWellThenItIsGone() {
        log.replace("here", LOST);

        log.clear("here");

        assertThat(log.problems()).isEmpty();
    }

    @Test
    void givenTwoPlacesSeeTheSameWhenAskedThenItIsToldOnceAsFirstSeen() {
        log.replace("here", LOST);
        Instant first = clock.now();
        clock.advanceSeconds(10);
        log.replace("there", LOST);

        assertThat(log.problems()).extracting(Problem::since).containsExactly(first);
    }

    @Test
    void givenTwoPlacesSeeTheSameWhenOneIsWellThenItStays() {
        log.replace("here", LOST);
        log.replace("there", LOST);

        log.clear("here");

        assertThat(log.problems()).hasSize(1);
    }

    @Test
    void givenSeveralFindingsWhenReplacedThenOnlyTheNewOnesStand() {
        log.replace(
                "here", List.of(LOST, Finding.ofTopic(Problem.Code.EXTERNAL_TOPIC_MISSING, "a", "gone", "make it")));

        log.replace("here", Finding.ofTopic(Problem.Code.EXTERNAL_TOPIC_MISSING, "b", "gone", "make it"));

        assertThat(log.problems()).extracting(Problem::externalTopic).containsExactly("b");
    }
}
