package dev.tributary.benchmarks.verify;

import java.util.List;

/**
 * What comparing a whole copy with its original has shown.
 *
 * @param recordsExpected how many records were written to the original
 * @param recordsSame how many of them the copy holds unchanged and in their place
 * @param differences all others, some of them when there are many
 */
public record Verification(long recordsExpected, long recordsSame, List<Difference> differences) {

    private static final int SHOWN = 3;

    /** Copies the list. */
    public Verification {
        differences = List.copyOf(differences);
    }

    /** Whether the copy holds exactly the original. */
    public boolean perfect() {
        return differences.isEmpty() && recordsSame == recordsExpected;
    }

    /** One line for people. */
    public String summary() {
        if (perfect()) {
            return "same";
        }
        return "WRONG: " + recordsSame + " of " + recordsExpected + " same, "
                + differences.stream().limit(SHOWN).map(Difference::toString).toList();
    }
}
