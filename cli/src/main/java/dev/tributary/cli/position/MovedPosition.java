package dev.tributary.cli.position;

import org.jspecify.annotations.Nullable;

/**
 * What setting a position did, as programs read it.
 *
 * @param topic the internal topic
 * @param partition the partition of both topics
 * @param before the next external offset to copy until now; null when there was none
 * @param after the next external offset to copy from now on
 */
record MovedPosition(String topic, int partition, @Nullable Long before, long after) {

    @Override
    public String toString() {
        return topic + "-" + partition + ": " + (before == null ? "none" : before) + " -> " + after + "\n";
    }
}
