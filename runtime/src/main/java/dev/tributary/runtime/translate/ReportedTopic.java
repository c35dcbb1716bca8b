package dev.tributary.runtime.translate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What a worker reports about one topic.
 *
 * @param name the external topic
 * @param externalPartitions how many partitions it has; null when unknown
 * @param owned how many of them this worker owns
 * @param lag how many records of the owned ones are left to copy; null when unknown for one of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReportedTopic(
        String name,
        @Nullable Integer externalPartitions,
        int owned,
        @Nullable Long lag) {}
