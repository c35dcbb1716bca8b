package dev.tributary.engine;

/**
 * How records move from the external to the internal cluster. What arrives is the same, but for what the guarantees
 * list.
 */
public enum CopyPath {
    /** In the batches in which they were written, without opening them where that can be avoided: far less work. */
    BYTES,
    /** One by one, through Kafka's own consumer and producer. */
    RECORDS
}
