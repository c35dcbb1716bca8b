package dev.tributary.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Counts all differences and remembers the first few. Not safe for use by several threads. */
final class Differences {

    private static final int REMEMBERED = 20;

    private final List<Difference> first = new ArrayList<>();
    private long count;

    void add(Difference difference) {
        count++;
        if (first.size() < REMEMBERED) {
            first.add(difference);
        }
    }

    long count() {
        return count;
    }

    List<Difference> first() {
        return List.copyOf(first);
    }
}
