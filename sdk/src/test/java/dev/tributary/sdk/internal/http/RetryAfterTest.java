package dev.tributary.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private final FakeTime time = new FakeTime();

    @Test
    void givenSeconds_whenRead_thenThatLong() {
        assertThat(read(Map.of("Retry-After", "120"))).contains(Duration.ofMinutes(2));
    }

    @Test
    void givenDate_whenRead_thenMeasuredFromTheClock() {
        assertThat(read(Map.of("Retry-After", "Sun, 01 Nov 2026 12:00:30 GMT"))).contains(Duration.ofSeconds(30));
    }

    @Test
    void givenDateAndServerTime_whenRead_thenMeasuredFromTheServersTime() {
        Map<String, String> headers =
                Map.of("Retry-After", "Sun, 01 Nov 2026 18:00:30 GMT", "Date", "Sun, 01 Nov 2026 18:00:20 GMT");

        assertThat(read(headers)).contains(Duration.ofSeconds(10));
    }

    @Test
    void givenPastDate_whenRead_thenNoWait() {
        assertThat(read(Map.of("Retry-After", "Sun, 01 Nov 2026 11:00:00 GMT"))).contains(Duration.ZERO);
    }

    @Test
    void givenEndlessNumber_whenRead_thenAYearAtMost() {
        assertThat(read(Map.of("Retry-After", "99999999999999999999"))).contains(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "Sun, 32 Nov 2026 11:00:00 GMT"})
    void givenNonsense_whenRead_thenNothing(String value) {
        assertThat(read(Map.of("Retry-After", value))).isEmpty();
    }

    @Test
    void givenNoHeader_whenRead_thenNothing() {
        assertThat(read(Map.of())).isEmpty();
    }

    private Optional<Duration> read(Map<String, String> headers) {
        return RetryAfter.of(Requests.answer(Requests.read(time), 503, headers, ""), time);
    }
}
