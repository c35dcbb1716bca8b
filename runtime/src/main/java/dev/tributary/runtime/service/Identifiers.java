package dev.tributary.runtime.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/** Makes identifiers of 24 hexadecimal digits: four bytes of time, so that they sort by age, and eight random ones. */
final class Identifiers {
    private static final int RANDOM_BYTES = 8;

    private final Clock clock;
    private final SecureRandom random;

    Identifiers(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((int) clock.instant().getEpochSecond()) + hex.formatHex(bytes);
    }
}
