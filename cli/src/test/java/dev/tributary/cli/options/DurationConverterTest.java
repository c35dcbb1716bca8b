package dev.tributary.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationConverterTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "60s, PT1M", "5m, PT5M", "1h, PT1H", "0s, PT0S"})
    void givenADuration_whenConverted_thenItIsThatLong(String text, Duration expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"60", "-1s", "1d", "''", "99999999999s"})
    void givenSomethingElse_whenConverted_thenTheErrorRepeatsIt(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text)).hasMessageContaining("'" + text + "'");
    }
}
