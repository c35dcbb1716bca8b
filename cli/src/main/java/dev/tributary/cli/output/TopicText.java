package dev.tributary.cli.output;

import dev.tributary.api.model.topics.TopicDetails;
import java.util.List;

/** Internal topics as people read them. */
public final class TopicText {

    private TopicText() {}

    /** One line for each topic. */
    public static String list(List<TopicDetails> topics) {
        Table table = new Table("TOPIC", "PARTITIONS", "SOURCE");
        for (TopicDetails topic : topics) {
            table.row(
                    topic.name(),
                    topic.partitionCount(),
                    topic.entity() == null ? null : topic.entity().name());
        }
        return table.render();
    }
}
