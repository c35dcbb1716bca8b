package dev.tributary.terraform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutAttributesTest {

    @ParameterizedTest
    @CsvSource({"90s,PT1M30S", "5m,PT5M", "1h30m,PT1H30M", "24h,PT24H"})
    void givenADuration_whenRead_thenItIsThatLong(String text, Duration duration) {
        assertThat(TimeoutAttributes.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "0s", "25h", "-5m", "5m90", "30s5m", "99999999s"})
    void givenWhatIsNoDuration_whenRead_thenItIsRefused(String text) {
        assertThat(TimeoutAttributes.parse(text)).isEmpty();
    }

    @Test
    void givenNoTimeouts_whenAsked_thenItIsTheDefault() {
        assertThat(TimeoutAttributes.of(new Fields(SourceSchema.SCHEMA.empty()), TimeoutAttributes.CREATE))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void givenTimeouts_whenAsked_thenItIsTheirs() {
        Value timeouts = new Value.Mapping(Map.of("create", Value.ofText("7s")));
        Fields planned = new Fields(SourceSchema.SCHEMA.empty().with("timeouts", timeouts));
        assertThat(TimeoutAttributes.of(planned, TimeoutAttributes.CREATE)).isEqualTo(Duration.ofSeconds(7));
    }
}
