package dev.tributary.engine;

import java.util.Objects;

/**
 * What one engine has copied of one topic of a source.
 *
 * @param sourceId the source
 * @param externalTopic the topic
 * @param records records committed to the internal cluster
 * @param bytes bytes of keys, values and headers of those records
 */
public record CopiedTopic(String sourceId, String externalTopic, long records, long bytes) {
    /** Rejects absent names. */
    public CopiedTopic {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(externalTopic, "externalTopic");
    }
}
