package dev.tributary.engine;

/**
 * Where reading starts for a partition that has no position yet. Once a partition has a position, the policy is never
 * asked again; and a partition that is added later to a topic that is already followed always starts at its beginning,
 * or its first records would be lost.
 */
public enum OffsetPolicy {
    /** At the first record that the external cluster still holds. */
    EARLIEST,
    /** Behind the last record at the moment of the start. The choice is committed at once, so a restart cannot skip. */
    LATEST
}
