package dev.tributary.cli.demo;

import java.util.List;

/**
 * What the comparison of one external topic with its internal topic found.
 *
 * @param partitions how many external partitions were compared
 * @param externalRecords how many committed records the external side has
 * @param internalRecords how many committed records the internal side has
 * @param bytes keys and values of the external records
 * @param differenceCount how many differences there are
 * @param firstDifferences the first of them; bounded, so fewer than {@code differenceCount} when there are many
 */
public record TopicVerification(
        String externalTopic,
        String internalTopic,
        int partitions,
        long externalRecords,
        long internalRecords,
        long bytes,
        long differenceCount,
        List<Difference> firstDifferences) {

    public TopicVerification {
        firstDifferences = List.copyOf(firstDifferences);
    }

    /** Whether each external record is on the internal side exactly once, unaltered and in order. */
    public boolean passed() {
        return differenceCount == 0;
    }
}
