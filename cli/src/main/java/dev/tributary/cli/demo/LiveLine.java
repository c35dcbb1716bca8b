package dev.tributary.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * The line that tells how it goes. On a terminal it is written over and over in place; elsewhere there is one line now
 * and then. Not safe for use by several threads.
 */
final class LiveLine {

    private static final int QUIET_EVERY = 5;
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private long lastRecords;
    private long lastBytes;
    private int calls;

    LiveLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Tells how it goes.
     *
     * @param records how many have arrived so far
     * @param bytes how many have arrived so far
     * @param written how many records the external cluster has
     * @param since the time since the last call
     */
    void update(long records, long bytes, long written, Duration since) {
        double seconds = Math.max(since.toMillis(), 1) / 1000.0;
        String line = Figures.count(Math.round((records - lastRecords) / seconds)) + " records/s  "
                + Figures.bytes(Math.round((bytes - lastBytes) / seconds)) + "/s  lag "
                + Figures.count(Math.max(0, written - records)) + " records  (" + Figures.count(records)
                + " records so far)";
        lastRecords = records;
        lastBytes = bytes;
        if (terminal) {
            out.print('\r' + line + CLEAR_REST_OF_LINE);
        } else if (++calls % QUIET_EVERY == 0) {
            out.println(line);
        }
        out.flush();
    }

    /** Writes a sentence above the line. */
    void say(String sentence) {
        if (terminal) {
            out.print('\r' + CLEAR_REST_OF_LINE);
        }
        out.println(sentence);
        out.flush();
    }
}
