package dev.tributary.engine;

import java.util.Objects;

/**
 * One topic to pull: its name on the external cluster and the name it gets on the internal one. Partition {@code p} of
 * the one is partition {@code p} of the other.
 *
 * @param externalTopic the topic to read
 * @param internalTopic the topic to write
 */
public record TopicMapping(String externalTopic, String internalTopic) {
    /** Rejects absent names. */
    public TopicMapping {
        Objects.requireNonNull(externalTopic, "externalTopic");
        Objects.requireNonNull(internalTopic, "internalTopic");
    }
}
