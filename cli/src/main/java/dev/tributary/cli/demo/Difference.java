package dev.tributary.cli.demo;

/**
 * One way in which an internal partition is not what its external partition says.
 *
 * @param partition the partition, the same number on both sides
 * @param externalOffset the external offset that is compared, or -1 when that side had ended
 * @param internalOffset the internal offset that is compared, or -1 when that side had ended
 * @param detail a sentence for people; never holds what a record contains
 */
public record Difference(Kind kind, int partition, long externalOffset, long internalOffset, String detail) {

    /** What went wrong. */
    public enum Kind {
        /** The external record is not on the internal side. */
        MISSING,
        /** The internal record is there once more than the external side has it. */
        DOUBLED,
        /** The record is there, but not where its order demands. */
        REORDERED,
        /** Key, value, headers or timestamp are not the external record's. */
        ALTERED,
        /** The internal side has no such partition, or one too many. */
        PARTITIONS
    }

    @Override
    public String toString() {
        return kind + " partition=" + partition + " external_offset=" + externalOffset + " internal_offset="
                + internalOffset + ": " + detail;
    }
}
