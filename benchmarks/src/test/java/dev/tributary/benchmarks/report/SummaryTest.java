package dev.tributary.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void givenAnOddNumberOfValues_whenSummarised_thenTheMiddleOneIsTheMedian() {
        assertThat(Summary.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Summary(4, 1, 9, 3));
    }

    @Test
    void givenAnEvenNumberOfValues_whenSummarised_thenTheMedianIsBetweenTheMiddleTwo() {
        assertThat(Summary.of(List.of(8.0, 2.0, 4.0, 100.0)).median()).isEqualTo(6);
    }

    @Test
    void givenValues_whenSpreadIsAsked_thenItIsHalfTheRangeOfTheMedian() {
        assertThat(Summary.of(List.of(90.0, 100.0, 130.0)).spreadPercent()).isEqualTo(20);
    }

    @Test
    void givenNoValues_whenSummarised_thenItIsRefused() {
        assertThatThrownBy(() -> Summary.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
