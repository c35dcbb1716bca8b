package dev.tributary.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of text in aligned columns, two spaces apart. Not safe for use by several threads. */
public final class Table {

    private static final String ABSENT = "-";

    private final List<String[]> rows = new ArrayList<>();

    /** Starts a table with its headings. */
    public Table(String... headings) {
        rows.add(headings);
    }

    /** Adds a row of as many cells as there are headings; null and empty ones show as a dash. */
    public Table row(@Nullable Object... cells) {
        String[] row = new String[cells.length];
        for (int column = 0; column < cells.length; column++) {
            String text = cells[column] == null ? "" : cells[column].toString();
            row[column] = text.isEmpty() ? ABSENT : text;
        }
        rows.add(row);
        return this;
    }

    /** The whole with a line end behind each row and no blanks before it. */
    public String render() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                line.append(row[column]).append(" ".repeat(widths[column] - row[column].length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
