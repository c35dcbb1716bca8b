package dev.tributary.sdk.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@code Retry-After} header: seconds, or an HTTP date. */
final class RetryAfter {
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    private RetryAfter() {}

    /**
     * How long the server asks to wait; never negative. A date is measured against the server's own {@code Date} where
     * it sent one, as the two machines' clocks may differ. Empty without a readable header.
     */
    static Optional<Duration> of(ApiResponse response, Time time) {
        String value = response.headers().get(HeaderNames.RETRY_AFTER);
        if (value == null) {
            return Optional.empty();
        }
        return value.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(value) : untilDate(value, response, time);
    }

    private static Optional<Duration> seconds(String digits) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        long seconds = digits.length() > 9 ? MOST_SECONDS : Math.min(Long.parseLong(digits), MOST_SECONDS);
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static Optional<Duration> untilDate(String value, ApiResponse response, Time time) {
        Instant serverNow = date(response.headers().get(HeaderNames.DATE)).orElseGet(time::now);
        return date(value)
                .map(until -> Duration.between(serverNow, until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> date(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            // A header that is no date says nothing; the policy's own pause applies.
            return Optional.empty();
        }
    }
}
