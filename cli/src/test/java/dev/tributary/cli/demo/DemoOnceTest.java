package dev.tributary.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoOnceTest {

    @Test
    void givenNothingSetUp_whenTheDemoRunsOnce_thenItVerifiesEveryRecordAndSucceeds() {
        Outcome outcome = Outcome.of(Map.of(), "", "demo", "--once", "--port", "0", "--rate", "300");

        assertThat(outcome.out()).contains("VERIFIED: ").contains("shipments -> demo.shipments");
        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.OK);
    }
}
