package dev.tributary.benchmarks.verify;

/**
 * One thing that is wrong with a copy.
 *
 * @param kind what is wrong
 * @param partition the partition
 * @param originalOffset the external offset of the record concerned; -1 when there is none
 * @param copyOffset the internal offset where it was noticed; -1 when there is none
 */
public record Difference(Kind kind, int partition, long originalOffset, long copyOffset) {

    /** How a copy can be wrong. */
    public enum Kind {
        /** The original is not where it belongs, nor near it. */
        MISSING,
        /** A record that had come already came again. */
        DOUBLED,
        /** The original came before one that precedes it. */
        REORDERED,
        /** Key, value, headers or timestamp differ. */
        ALTERED,
        /** A record that has no original near its place. */
        UNEXPECTED
    }
}
