package dev.tributary.terraform.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void givenAnEvenAndAnOddNumberOfRuns_whenTheMedianIsAsked_thenItIsTheMiddle() {
        assertThat(Figures.median(new double[] {1, 2, 9})).isEqualTo(2);
        assertThat(Figures.median(new double[] {1, 2, 4, 9})).isEqualTo(3);
    }

    @Test
    void givenRunsOfTwoPackages_whenPrinted_thenEachHasItsLine() {
        Figures figures = new Figures();
        figures.add("handshake", "a", 30);
        figures.add("handshake", "b", 50);
        figures.add("handshake", "a", 10);
        figures.add("handshake", "a", 20);
        assertThat(figures.table().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly("ms package median min max runs", "handshake a 20 10 30 3", "handshake b 50 50 50 1");
    }
}
