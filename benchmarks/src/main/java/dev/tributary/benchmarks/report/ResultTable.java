package dev.tributary.benchmarks.report;

import dev.tributary.benchmarks.measure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Results as Markdown tables, one for each workload: for each figure the median, the spread over the rounds and the
 * ratio to the reference contender. Stateless.
 */
public final class ResultTable {

    private static final double LARGE = 100;
    private static final double SMALL = 10;

    private ResultTable() {}

    /** All tables, each under its workload's name. */
    public static String render(Results results) {
        StringBuilder text = new StringBuilder();
        for (String workload : results.workloads()) {
            text.append("### ").append(workload).append("\n\n");
            results.reference(workload)
                    .ifPresent(name ->
                            text.append("Ratios (x) are to ").append(name).append(".\n\n"));
            text.append(Columns.align(rows(results, workload))).append('\n');
        }
        return text.toString();
    }

    private static List<List<String>> rows(Results results, String workload) {
        TreeSet<Metric> metrics = new TreeSet<>();
        for (String contender : results.contenders(workload)) {
            metrics.addAll(results.summaries(workload, contender).keySet());
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("contender"));
        metrics.forEach(metric -> head.add(metric.heading()));
        head.add("copy");
        rows.add(head);
        for (String contender : results.contenders(workload)) {
            Map<Metric, Summary> summaries = results.summaries(workload, contender);
            List<String> row = new ArrayList<>(List.of(contender));
            metrics.forEach(metric -> row.add(cell(results, workload, metric, summaries)));
            row.add(results.verdict(workload, contender));
            rows.add(row);
        }
        return rows;
    }

    private static String cell(Results results, String workload, Metric metric, Map<Metric, Summary> summaries) {
        Summary summary = summaries.get(metric);
        if (summary == null) {
            return "-";
        }
        String spread = summary.rounds() == 1 ? "" : String.format(Locale.ROOT, " ±%.0f%%", summary.spreadPercent());
        String ratio = results.reference(workload)
                .flatMap(reference -> results.median(workload, reference, metric))
                .filter(reference -> reference != 0)
                .map(reference -> String.format(Locale.ROOT, " (x%s)", number(summary.median() / reference)))
                .orElse("");
        return number(summary.median()) + spread + ratio;
    }

    /** Three digits that count. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= LARGE ? "%.0f" : size >= SMALL ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
