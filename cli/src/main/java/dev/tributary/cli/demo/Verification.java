package dev.tributary.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The proof at the end of the demo: every topic, every record. */
final class Verification {

    private final DemoClusters clusters;
    private final LiveLine line;
    private final Deadline end;

    Verification(DemoClusters clusters, LiveLine line, Deadline end) {
        this.clusters = clusters;
        this.line = line;
        this.end = end;
    }

    /**
     * Compares all topics and tells the figures.
     *
     * @param internalByExternal the internal topic of each external one
     * @param written how many records the external cluster has acknowledged
     * @return whether each is on the internal side exactly once and in order, and none is unaccounted for
     */
    boolean run(Map<String, String> internalByExternal, long written) {
        List<TopicVerification> outcomes = new ArrayList<>();
        internalByExternal.forEach((external, internal) -> outcomes.add(verified(external, internal)));
        outcomes.forEach(this::tell);
        long external =
                outcomes.stream().mapToLong(TopicVerification::externalRecords).sum();
        long internal =
                outcomes.stream().mapToLong(TopicVerification::internalRecords).sum();
        boolean complete = external == written && written > 0;
        if (!complete) {
            line.say("FAILED: " + Figures.count(written) + " records were written, but the external topics hold "
                    + Figures.count(external));
        }
        boolean passed = complete && outcomes.stream().allMatch(TopicVerification::passed);
        line.say((passed ? "VERIFIED: " : "FAILED: ") + Figures.count(external) + " external records, "
                + Figures.count(internal) + " internal records"
                + (passed ? "; each arrived exactly once, unaltered and in order" : ""));
        return passed;
    }

    private TopicVerification verified(String external, String internal) {
        return new ReplicationVerifier(
                        clusters.externalClient(), clusters.internalClient(), end.left(DemoOptions.PATIENCE))
                .verify(external, internal);
    }

    private void tell(TopicVerification outcome) {
        line.say("  " + outcome.externalTopic() + " -> " + outcome.internalTopic() + ": " + outcome.partitions()
                + " partitions, " + Figures.count(outcome.externalRecords()) + " -> "
                + Figures.count(outcome.internalRecords()) + " records, " + Figures.bytes(outcome.bytes()) + ", "
                + Figures.count(outcome.differenceCount()) + " differences");
        outcome.firstDifferences().forEach(difference -> line.say("    " + difference));
    }
}
