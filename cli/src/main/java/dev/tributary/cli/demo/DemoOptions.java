package dev.tributary.cli.demo;

import java.time.Duration;

/**
 * How the demo runs.
 *
 * @param once whether it verifies and ends by itself
 * @param port the port to try first for the server; 0 for any free one
 * @param recordsPerSecond how many events are written, all topics together
 * @param terminal whether standard output is a terminal
 */
record DemoOptions(boolean once, int port, int recordsPerSecond, boolean terminal) {

    /** How long the first two topics flow before the third one is appended. */
    static final Duration BEFORE_APPEND = Duration.ofSeconds(5);

    /** How long all three flow before everything is verified, when that is wanted. */
    static final Duration AFTER_APPEND = Duration.ofSeconds(4);

    /** The longest wait for any single thing to happen, on a machine that has other things to do. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * What a run that ends by itself may take. Half a minute is usual; a slow machine is no reason to fail, and one
     * that takes longer than this would be taken for one that hangs.
     */
    private static final Duration ONCE = Duration.ofMinutes(3);

    private static final Duration FOR_EVER = Duration.ofDays(3650);

    /** How long the whole run may take. */
    Duration budget() {
        return once ? ONCE : FOR_EVER;
    }
}
