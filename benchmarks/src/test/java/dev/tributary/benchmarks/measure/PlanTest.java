package dev.tributary.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.ContenderCatalog;
import dev.tributary.benchmarks.workload.Workload;
import dev.tributary.benchmarks.workload.WorkloadCatalog;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final int ROUNDS = 3;
    private static final Workload STREAM =
            WorkloadCatalog.select(List.of("latency")).get(0);
    private static final Workload KILLS =
            WorkloadCatalog.select(List.of("kills")).get(0);

    private final Plan plan = plan(ContenderCatalog.select(List.of("fetch-only", "mm2", "loop", "loop-tx")));

    private static Plan plan(List<Contender> contenders) {
        return new Plan(
                List.of(STREAM, KILLS),
                contenders,
                ROUNDS,
                1e9,
                0.25,
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }

    private List<String> order(int round) {
        return plan.orderInRound(STREAM, round).stream().map(Contender::name).toList();
    }

    @Test
    void givenAsManyRoundsAsContenders_whenTheyAlternate_thenEachBeginsOnce() {
        assertThat(order(1)).containsExactly("mm2", "loop", "loop-tx");
        assertThat(order(2)).containsExactly("loop", "loop-tx", "mm2");
        assertThat(order(3)).containsExactly("loop-tx", "mm2", "loop");
    }

    @Test
    void givenMoreContendersThanRounds_whenTheyAlternate_thenNobodyIsLastInAllOfThem() {
        Plan all = plan(ContenderCatalog.all());

        assertThat(IntStream.rangeClosed(1, ROUNDS).mapToObj(round -> {
                    List<Contender> order = all.orderInRound(STREAM, round);
                    return order.get(order.size() - 1).name();
                }))
                .doesNotHaveDuplicates();
    }

    @Test
    void givenAWorkloadInWhichNobodyTakesPart_whenTurnsAreRequired_thenItAndWhoWouldAreNamed() {
        assertThat(plan.orderInRound(KILLS, 2)).isEmpty();

        assertThatThrownBy(plan::requireTurns)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("kills", "fetch-only,mm2,loop,loop-tx", "engine-bytes");
    }
}
