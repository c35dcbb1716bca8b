package dev.tributary.terraform.resource;

import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Rule;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long an operation may take, as a user writes it: {@code 90s}, {@code 5m}, {@code 1h30m}. */
final class TimeoutAttributes {

    static final String NAME = "timeouts";
    static final String CREATE = "create";
    static final String UPDATE = "update";

    private static final Duration DEFAULT = Duration.ofMinutes(5);
    private static final Duration MOST = Duration.ofDays(1);
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,4})m)?(?:(\\d{1,5})s)?");

    private TimeoutAttributes() {}

    static Attribute attribute() {
        Rule rule = Rule.text("a duration such as `90s`, `5m` or `1h30m`, up to a day", TimeoutAttributes::complaint);
        return Attribute.object(
                        NAME,
                        Attribute.text(CREATE).optional().must(rule).describe("For creation; 5 minutes unless given."),
                        Attribute.text(UPDATE).optional().must(rule).describe("For changes; 5 minutes unless given."))
                .optional()
                .describe("How long to wait for `wait_for_status`.");
    }

    private static Optional<String> complaint(String text) {
        return parse(text).isPresent()
                ? Optional.empty()
                : Optional.of("\"" + text + "\" is not a duration; write it like 90s, 5m or 1h30m, at most a day.");
    }

    static Optional<Duration> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        Duration duration =
                Duration.ofHours(number(parts, 1)).plusMinutes(number(parts, 2)).plusSeconds(number(parts, 3));
        return duration.isZero() || duration.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(duration);
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** Returns the time for an operation. */
    static Duration of(Fields planned, String operation) {
        return planned.object(NAME)
                .flatMap(timeouts -> timeouts.text(operation))
                .flatMap(TimeoutAttributes::parse)
                .orElse(DEFAULT);
    }
}
