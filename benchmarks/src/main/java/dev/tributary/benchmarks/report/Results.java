package dev.tributary.benchmarks.report;

import dev.tributary.benchmarks.measure.Metric;
import dev.tributary.benchmarks.measure.RunResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The results of a run so far, and what they come to. Immutable. */
public final class Results {

    /** Whom others are compared with: the first of these that took part. */
    private static final List<String> REFERENCES = List.of("mm2-eo", "mm2", "loop-tx", "loop");

    private final List<RunResult> all;

    /** Copies the list. */
    public Results(List<RunResult> all) {
        this.all = List.copyOf(all);
    }

    List<RunResult> all() {
        return all;
    }

    /** Whether nothing was measured. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Workloads in the order in which they were measured. */
    List<String> workloads() {
        return all.stream().map(RunResult::workload).distinct().toList();
    }

    /** Contenders of a workload in the order in which they were first measured. */
    List<String> contenders(String workload) {
        return of(workload).map(RunResult::contender).distinct().toList();
    }

    /** What was measured of a contender, each figure over all its rounds. */
    Map<Metric, Summary> summaries(String workload, String contender) {
        Map<Metric, Summary> summaries = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            List<Double> values = of(workload, contender)
                    .flatMap(result -> Stream.ofNullable(result.values().get(metric)))
                    .toList();
            if (!values.isEmpty()) {
                summaries.put(metric, Summary.of(values));
            }
        }
        return summaries;
    }

    /** The median of one figure; empty when it was not measured. */
    public Optional<Double> median(String workload, String contender, Metric metric) {
        return Optional.ofNullable(summaries(workload, contender).get(metric)).map(Summary::median);
    }

    /** The contender that a workload's others are compared with; empty when only limits were measured. */
    Optional<String> reference(String workload) {
        List<String> measured = contenders(workload);
        return REFERENCES.stream().filter(measured::contains).findFirst();
    }

    /** What verification has shown: {@code same} for all rounds, or the first thing that is wrong. */
    String verdict(String workload, String contender) {
        List<String> verdicts = of(workload, contender)
                .flatMap(result -> result.verification().stream())
                .map(verification -> verification.summary())
                .toList();
        return verdicts.stream()
                .filter(verdict -> !verdict.equals("same"))
                .findFirst()
                .orElse(verdicts.isEmpty() ? "-" : "same");
    }

    /** Whether every copy was the same as its original. */
    public boolean allCopiesPerfect() {
        return all.stream()
                .flatMap(result -> result.verification().stream())
                .allMatch(verification -> verification.perfect());
    }

    private Stream<RunResult> of(String workload) {
        return all.stream().filter(result -> result.workload().equals(workload));
    }

    private Stream<RunResult> of(String workload, String contender) {
        return of(workload).filter(result -> result.contender().equals(contender));
    }
}
