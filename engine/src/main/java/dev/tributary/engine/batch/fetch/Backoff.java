package dev.tributary.engine.batch.fetch;

import org.apache.kafka.common.utils.Time;

/**
 * Keeps a partition from being asked for again at once.
 *
 * @param time the clock
 * @param backoffMs for how long
 */
record Backoff(Time time, long backoffMs) {
    /** Takes note of what is in the way of a partition now. */
    void hinder(PartitionFetch fetch, String what) {
        fetch.hinderedBy(what, time.milliseconds());
    }

    /** Takes note that a partition's broker did not answer. */
    void outOfReach(PartitionFetch fetch, String what) {
        fetch.outOfReach(what, time.milliseconds());
    }

    long now() {
        return time.milliseconds();
    }

    void apply(PartitionFetch fetch) {
        fetch.backOffUntil(time.milliseconds() + backoffMs);
    }
}
