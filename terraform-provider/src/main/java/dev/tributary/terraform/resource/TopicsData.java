package dev.tributary.terraform.resource;

import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.api.model.topics.TopicEntity;
import dev.tributary.sdk.TopicFilter;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.DataSource;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code tributary_topics}: topics of the internal cluster. */
final class TopicsData implements DataSource {

    private static final String SOURCE_ID = "source_id";
    private static final String PARTIAL_NAME = "partial_name";
    private static final String TOPICS = "topics";

    private static final Schema SCHEMA = Schema.of(
            "The topics of the internal cluster that pass all given filters.",
            Attribute.text(SOURCE_ID).optional().describe("Id of the source that the topics belong to."),
            Attribute.text(PARTIAL_NAME).optional().describe("A part of the name; case makes no difference."),
            Attribute.objects(
                            TOPICS,
                            Attribute.text("name").computed().describe("Name of the topic."),
                            Attribute.text("source_id").computed().describe("Id of its source; null when it has none."),
                            Attribute.number("partition_count")
                                    .computed()
                                    .describe("How many partitions it has; null while it does not exist."),
                            Attribute.of("tags", Type.setOf(Type.STRING))
                                    .computed()
                                    .describe("Ids of its tags."))
                    .computed()
                    .describe("The topics."));

    private final Session session;

    TopicsData(Session session) {
        this.session = session;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Value.Mapping read(Fields config, Diagnostics out) throws ProviderException, InterruptedException {
        TopicFilter filter = TopicFilter.builder()
                .sourceId(config.text(SOURCE_ID))
                .partialName(config.text(PARTIAL_NAME))
                .build();
        List<TopicDetails> found = session.call(
                "list the topics", client -> client.topics().list(filter).toList());
        List<Value> rows = found.stream().map(TopicsData::row).toList();
        return config.value().with(TOPICS, new Value.Sequence(rows));
    }

    private static Value row(TopicDetails topic) {
        TopicEntity entity = topic.entity();
        Integer partitions = topic.partitionCount();
        List<String> tags = Objects.requireNonNullElse(topic.tags(), List.of());
        return new Value.Mapping(Map.of(
                "name",
                Value.ofText(topic.name()),
                "source_id",
                Value.ofText(entity == null ? null : entity.entityId()),
                "partition_count",
                partitions == null ? Value.nil() : Value.of(partitions),
                "tags",
                new Value.Unordered(tags.stream().map(Value::ofText).toList())));
    }
}
