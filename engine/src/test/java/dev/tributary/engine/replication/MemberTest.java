package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.Problem;
import dev.tributary.engine.status.ProblemLog;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberTest {
    private final HandClock clock = new HandClock();
    private final ProblemLog problems = new ProblemLog("source", clock);
    private final Member member = new Member(
            Owned.worker(clock, new MemoryBudget(1 << 20)), new SourceNames("s", "w"), problems, new NoListener());

    @AfterEach
    void close() {
        member.close();
    }

    /** Without a coordinator the group's client waits, and a source that starts would be starting for ever. */
    @Test
    void givenAGroupThatTakesNobodyInWhenItLastsThenThatIsAProblem() {
        member.subscribe(Set.of("copy"));
        member.poll(Duration.ZERO);
        clock.pass(Duration.ofSeconds(29));
        member.poll(Duration.ZERO);
        assertThat(problems.problems()).isEmpty();

        clock.pass(Duration.ofSeconds(2));
        member.poll(Duration.ZERO);

        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Problem.Code.INTERNAL_UNREACHABLE);
            assertThat(problem.message()).contains("no place in group tributary-s");
            assertThat(problem.remedy()).contains("__consumer_offsets");
        });
    }

    @Test
    void givenAGroupThatTookNobodyInWhenThereIsNothingToTakePartInAnyMoreThenTheProblemIsOver() {
        givenAGroupThatTakesNobodyInWhenItLastsThenThatIsAProblem();

        member.subscribe(Set.of());
        member.poll(Duration.ZERO);

        assertThat(problems.problems()).isEmpty();
    }
}
