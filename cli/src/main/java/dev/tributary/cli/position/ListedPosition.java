package dev.tributary.cli.position;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A position as programs read it.
 *
 * @param topic the internal topic
 * @param partition the partition of both topics
 * @param externalOffset the next external offset to copy
 */
record ListedPosition(
        String topic,
        int partition,
        @JsonProperty("external_offset") long externalOffset) {}
