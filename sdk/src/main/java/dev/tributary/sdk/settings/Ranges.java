package dev.tributary.sdk.settings;

import java.time.Duration;

/** The checks that durations of this package share. */
final class Ranges {
    private static final Duration LONGEST = Duration.ofDays(1);

    private Ranges() {}

    static void timeout(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + value + ": give a duration from one millisecond to one day");
        }
    }

    static void pause(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + value + ": give a duration from zero to one day");
        }
    }
}
