package dev.tributary.runtime.store;

/**
 * What was copied of one external topic, over all workers and all time.
 *
 * @param topic the external topic
 * @param records records committed to the internal cluster
 * @param bytes bytes of their keys, values and headers
 * @param gaps external offsets that can never be read any more
 */
public record TopicCounters(String topic, long records, long bytes, long gaps) {}
