package dev.tributary.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveLineTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private final StringWriter written = new StringWriter();

    @Test
    void givenATerminal_whenUpdated_thenRatesAndLagAreOfTheTimeSinceTheLastCall() {
        LiveLine line = new LiveLine(new PrintWriter(written), true);
        line.update(1_000, 10_240, 1_500, TWO_SECONDS);
        written.getBuffer().setLength(0);

        line.update(4_000, 1_058_816, 4_100, TWO_SECONDS);

        assertThat(written)
                .hasToString("\r1,500 records/s  512.0 KiB/s  lag 100 records  (4,000 records so far)\u001b[K");
    }

    @Test
    void givenNoTerminal_whenUpdated_thenOnlySomeLinesAreWritten() {
        LiveLine line = new LiveLine(new PrintWriter(written), false);

        for (int call = 0; call < 10; call++) {
            line.update(0, 0, 0, TWO_SECONDS);
        }

        assertThat(written.toString().lines()).hasSize(2);
    }
}
