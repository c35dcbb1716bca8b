package dev.tributary.benchmarks.report;

import java.util.List;

/** Lines up the cells of a Markdown table. Stateless. */
final class Columns {

    private Columns() {}

    /** Renders rows of equal length; the first one is the head, the first column is text, the others are figures. */
    static String align(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        appendRow(text, rows.get(0), widths);
        appendRule(text, widths);
        rows.stream().skip(1).forEach(row -> appendRow(text, row, widths));
        return text.toString();
    }

    private static void appendRow(StringBuilder text, List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            text.append("| ")
                    .append(i == 0 ? row.get(i) + padding : padding + row.get(i))
                    .append(' ');
        }
        text.append("|\n");
    }

    private static void appendRule(StringBuilder text, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            text.append('|').append("-".repeat(widths[i] + 1)).append(i == 0 ? '-' : ':');
        }
        text.append("|\n");
    }
}
