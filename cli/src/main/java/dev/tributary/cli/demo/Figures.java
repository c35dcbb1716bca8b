package dev.tributary.cli.demo;

import java.util.Locale;

/** Writes figures as people read them, the same in every locale. */
final class Figures {

    private static final int KIB = 1024;

    private Figures() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String bytes(long value) {
        if (value < KIB) {
            return value + " B";
        }
        double kib = (double) value / KIB;
        return kib < KIB
                ? String.format(Locale.ROOT, "%.1f KiB", kib)
                : String.format(Locale.ROOT, "%.1f MiB", kib / KIB);
    }
}
