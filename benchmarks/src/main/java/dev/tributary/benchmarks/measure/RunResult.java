package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.verify.Verification;
import java.util.Map;
import java.util.Optional;

/**
 * One contender, one workload, one round.
 *
 * @param workload the workload's name
 * @param contender the contender's name
 * @param round the round's number, from 1
 * @param values what was measured
 * @param verification what comparing the copy has shown; empty when there is no copy
 */
public record RunResult(
        String workload, String contender, int round, Map<Metric, Double> values, Optional<Verification> verification) {

    /** Copies the map. */
    public RunResult {
        values = Map.copyOf(values);
    }
}
