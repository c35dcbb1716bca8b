package dev.tributary.runtime.source;

import dev.tributary.runtime.store.ListedTopic;
import java.util.List;

/**
 * An effective topic and why it is one.
 *
 * @param topic the external topic
 * @param internalTopic the internal topic it is copied to
 * @param origins the lists that name it, in effective order; never empty
 */
public record TopicOrigin(String topic, String internalTopic, List<ListedTopic> origins) {
    /** Copies the list. */
    public TopicOrigin {
        origins = List.copyOf(origins);
    }
}
