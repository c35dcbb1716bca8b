package dev.tributary.cli.demo;

import java.time.Duration;

/** What has arrived in one topic, and the longest time in which nothing did. Safe for use by several threads. */
final class Arrivals {

    private static final long NEVER = -1;

    private long records;
    private long bytes;
    private long lastMillis = NEVER;
    private long longestPauseMillis;

    synchronized void add(long recordBytes, long nowMillis) {
        records++;
        bytes += recordBytes;
        if (lastMillis != NEVER) {
            longestPauseMillis = Math.max(longestPauseMillis, nowMillis - lastMillis);
        }
        lastMillis = nowMillis;
    }

    synchronized long records() {
        return records;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** The longest pause between two records since the last call of this method, or since the first record. */
    synchronized Duration takeLongestPause() {
        Duration pause = Duration.ofMillis(longestPauseMillis);
        longestPauseMillis = 0;
        return pause;
    }
}
