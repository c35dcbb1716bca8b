package dev.tributary.terraform.tools.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measured times by what was measured and on which package, in the order of their first appearance. */
final class Figures {

    private final Map<String, Map<String, List<Double>>> millis = new LinkedHashMap<>();

    void add(String figure, String kind, double value) {
        millis.computeIfAbsent(figure, any -> new LinkedHashMap<>())
                .computeIfAbsent(kind, any -> new ArrayList<>())
                .add(value);
    }

    /** Returns one line a figure and package: median, smallest and largest in milliseconds, number of runs. */
    String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%-34s %-18s %8s %8s %8s %5s%n", "ms", "package", "median", "min", "max", "runs"));
        millis.forEach((figure, kinds) -> kinds.forEach((kind, values) -> {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            text.append(String.format(
                    Locale.ROOT,
                    "%-34s %-18s %8.0f %8.0f %8.0f %5d%n",
                    figure,
                    kind,
                    median(sorted),
                    sorted[0],
                    sorted[sorted.length - 1],
                    sorted.length));
        }));
        return text.toString();
    }

    /** Returns the middle one of sorted values, or the mean of the two middle ones. */
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
