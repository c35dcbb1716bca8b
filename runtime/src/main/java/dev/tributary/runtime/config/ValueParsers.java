package dev.tributary.runtime.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that settings have. */
final class ValueParsers {
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15}) *([a-zA-Z]*)");
    private static final Map<String, Duration> TIME_UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Map<String, Long> BYTE_UNITS =
            Map.of("", 1L, "b", 1L, "kib", 1L << 10, "mib", 1L << 20, "gib", 1L << 30);

    private ValueParsers() {}

    /** Any text but the empty one. */
    static ValueParser<String> text() {
        return text -> {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a text that is not empty");
            }
            return text;
        };
    }

    /** A name that is safe in file names, metrics and Kafka ids. */
    static ValueParser<String> name() {
        return text -> {
            if (!text.matches("[A-Za-z0-9._-]{1,100}")) {
                throw new IllegalArgumentException("1 to 100 letters, digits, dots, dashes or underscores");
            }
            return text;
        };
    }

    static ValueParser<Path> path() {
        return text -> {
            try {
                return Path.of(text().parse(text));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("a path of this file system", e);
            }
        };
    }

    static ValueParser<Integer> integer(int min, int max) {
        return text -> {
            String wanted = "a whole number from " + min + " to " + max;
            try {
                int value = Integer.parseInt(text.strip());
                if (value < min || value > max) {
                    throw new IllegalArgumentException(wanted);
                }
                return value;
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(wanted, e);
            }
        };
    }

    /** One of a few words, whatever the case. */
    static ValueParser<String> oneOf(String... words) {
        return text -> {
            String word = text.strip().toLowerCase(Locale.ROOT);
            if (!List.of(words).contains(word)) {
                throw new IllegalArgumentException(String.join(" or ", words));
            }
            return word;
        };
    }

    /** A number of replicas, or -1 for the cluster's default. */
    static ValueParser<Integer> replicas() {
        return text -> {
            int value = integer(-1, Short.MAX_VALUE).parse(text);
            if (value == 0) {
                throw new IllegalArgumentException("-1, or 1 and more");
            }
            return value;
        };
    }

    /** A time span such as {@code 250ms}, {@code 5s}, {@code 15m}, {@code 2h} or {@code 30d}, within bounds. */
    static ValueParser<Duration> duration(String min, String max) {
        return text -> {
            Duration value = parseDuration(text);
            if (value.compareTo(parseDuration(min)) < 0 || value.compareTo(parseDuration(max)) > 0) {
                throw new IllegalArgumentException("from " + min + " to " + max);
            }
            return value;
        };
    }

    /** An amount of bytes such as {@code 1048576}, {@code 512KiB} or {@code 64MiB}, within bounds. */
    static ValueParser<Long> bytes(String min, String max) {
        return text -> {
            long value = parseBytes(text);
            if (value < parseBytes(min) || value > parseBytes(max)) {
                throw new IllegalArgumentException("from " + min + " to " + max);
            }
            return value;
        };
    }

    private static Duration parseDuration(String text) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        Duration unit = matcher.matches() ? TIME_UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("a number with a unit: 250ms, 5s, 15m, 2h or 30d");
        }
        try {
            return unit.multipliedBy(Long.parseLong(matcher.group(1)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a shorter time", e);
        }
    }

    private static long parseBytes(String text) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        Long unit = matcher.matches() ? BYTE_UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("a number of bytes: 1048576, 512KiB, 64MiB or 1GiB");
        }
        try {
            return Math.multiplyExact(unit, Long.parseLong(matcher.group(1)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("fewer bytes", e);
        }
    }
}
