package dev.tributary.benchmarks.report;

import dev.tributary.benchmarks.measure.Metric;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a run has to show: a median of the engine, or its ratio to another contender's.
 *
 * @param workload where it is measured
 * @param metric what is measured
 * @param other whose median the engine's is divided by; null when the engine's counts by itself
 * @param atLeast whether the limit is a lower bound; otherwise it is an upper one
 * @param limit the bound, which still counts as met
 */
record Target(String workload, Metric metric, @Nullable String other, boolean atLeast, double limit) {

    /** Who has to meet the targets. */
    static final String ENGINE = "engine-bytes";

    static Target atMost(double limit, String workload, Metric metric, @Nullable String other) {
        return new Target(workload, metric, other, false, limit);
    }

    static Target atLeast(double limit, String workload, Metric metric, @Nullable String other) {
        return new Target(workload, metric, other, true, limit);
    }

    /** What was measured; empty when one of the two did not take part. */
    Optional<Double> measured(Results results) {
        Optional<Double> engine = results.median(workload, ENGINE, metric);
        if (other == null) {
            return engine;
        }
        Optional<Double> compared = results.median(workload, other, metric);
        return engine.flatMap(value -> compared.map(reference -> value / reference));
    }

    boolean met(double value) {
        return atLeast ? value >= limit : value <= limit;
    }
}
