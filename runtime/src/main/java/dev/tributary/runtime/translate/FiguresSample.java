package dev.tributary.runtime.translate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.api.model.TributaryJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a source at one moment, as they are kept over time.
 *
 * @param topics the figures of each topic by its external name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FiguresSample(Map<String, Figures> topics) {
    /** Copies the map. */
    public FiguresSample {
        topics = Map.copyOf(topics);
    }

    /**
     * Figures of one topic.
     *
     * @param records records copied so far
     * @param bytes their bytes
     * @param gaps external offsets that can never be read any more
     * @param lag records left to copy; null when unknown
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Figures(
            long records, long bytes, long gaps, @Nullable Long lag) {}

    /** The sample as JSON. */
    public String toJson() {
        try {
            return TributaryJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures cannot be written as JSON", e);
        }
    }

    /** The sample that {@link #toJson} wrote, be it by another release. */
    public static FiguresSample parse(String json) {
        try {
            return TributaryJson.mapper().readValue(json, FiguresSample.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("figures in the store cannot be read", e);
        }
    }
}
