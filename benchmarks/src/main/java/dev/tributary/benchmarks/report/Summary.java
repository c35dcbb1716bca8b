package dev.tributary.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;

/**
 * One figure over several rounds.
 *
 * @param median the middle one, or the mean of the two middle ones
 * @param min the smallest
 * @param max the largest
 * @param rounds how many there were, at least 1
 */
record Summary(double median, double min, double max, int rounds) {

    private static final double PERCENT = 100;

    static Summary of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There are no values to summarise");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Summary(median, sorted[0], Arrays.stream(sorted).max().orElseThrow(), sorted.length);
    }

    /** Half of the distance between the extremes, in percent of the median; 0 when the median is 0. */
    double spreadPercent() {
        return median == 0 ? 0 : (max - min) / 2 / Math.abs(median) * PERCENT;
    }
}
