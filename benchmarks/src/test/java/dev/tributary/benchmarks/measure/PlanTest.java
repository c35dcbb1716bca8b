package dev.tributary.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.ContenderCatalog;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private final Plan plan = new Plan(
            List.of(),
            ContenderCatalog.select(List.of("mm2", "loop", "loop-tx")),
            3,
            1e9,
            0.25,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));

    @Test
    void givenAsManyRoundsAsContenders_whenTheyAlternate_thenEachBeginsOnce() {
        List<String> first = IntStream.rangeClosed(1, 3)
                .mapToObj(round -> plan.orderInRound(round).get(0).name())
                .toList();

        assertThat(first).containsExactly("mm2", "loop", "loop-tx");
    }

    @Test
    void givenALaterRound_whenTheyAlternate_thenAllHaveTheirTurn() {
        assertThat(plan.orderInRound(5)).extracting(Contender::name).containsExactly("loop", "loop-tx", "mm2");
    }
}
