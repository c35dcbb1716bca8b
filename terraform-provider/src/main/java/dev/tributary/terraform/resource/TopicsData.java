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
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code tributary_topics}: topics of the internal cluster, or of the external one of a source. */
final class TopicsData implements DataSource {

    private static final String SOURCE_ID = "source_id";
    private static final String EXTERNAL = "external";
    private static final String PARTIAL_NAME = "partial_name";
    private static final String TOPICS = "topics";

    private static final Schema SCHEMA = Schema.of(
            "The topics of the internal cluster, or of the external cluster of a source, that pass all given filters.",
            Attribute.bool(EXTERNAL)
                    .optional()
                    .describe("Whether to list the topics that the external cluster shows to the source `source_id`,"
                            + " whether the source pulls them or not. Needs the role `editor`. While that cluster does not"
                            + " answer, `terraform destroy` needs `-refresh=false`."),
            Attribute.text(SOURCE_ID)
                    .optional()
                    .describe("Id of the source that the topics belong to. Required with `external`."),
            Attribute.text(PARTIAL_NAME).optional().describe("A part of the name; case makes no difference."),
            Attribute.objects(
                            TOPICS,
                            Attribute.text("name").computed().describe("Name of the topic."),
                            Attribute.text("source_id")
                                    .computed()
                                    .describe("Id of its source; null when it has none. Of an external topic: of the"
                                            + " source that it was looked up for."),
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
    public void validate(Fields config, Diagnostics out) {
        if (config.bool(EXTERNAL).orElse(false) && config.isNull(SOURCE_ID)) {
            out.error(
                    AttributePath.of(SOURCE_ID),
                    "Which external cluster?",
                    "Give source_id: the topics of its external cluster are listed.");
        }
    }

    @Override
    public Value.Mapping read(Fields config, Diagnostics out) throws ProviderException, InterruptedException {
        List<Value> rows = config.bool(EXTERNAL).orElse(false) ? external(config) : internal(config);
        return config.value().with(TOPICS, new Value.Sequence(rows));
    }

    private List<Value> external(Fields config) throws ProviderException, InterruptedException {
        // Whether it is there could not be judged before apply when apply decides on external; the server says so.
        String sourceId = config.text(SOURCE_ID).orElse("");
        String part = config.text(PARTIAL_NAME).orElse("").toLowerCase(Locale.ROOT);
        return ConnectionCheckData.externalTopics(session, sourceId).stream()
                .filter(topic -> topic.name().toLowerCase(Locale.ROOT).contains(part))
                .map(topic -> row(topic.name(), sourceId, topic.partitionCount(), List.of()))
                .toList();
    }

    private List<Value> internal(Fields config) throws ProviderException, InterruptedException {
        TopicFilter filter = TopicFilter.builder()
                .sourceId(config.text(SOURCE_ID))
                .partialName(config.text(PARTIAL_NAME))
                .build();
        List<TopicDetails> found = session.call(
                "list the topics", client -> client.topics().list(filter).toList());
        return found.stream().map(TopicsData::row).toList();
    }

    private static Value row(TopicDetails topic) {
        TopicEntity entity = topic.entity();
        return row(
                topic.name(),
                entity == null ? null : entity.entityId(),
                topic.partitionCount(),
                Objects.requireNonNullElse(topic.tags(), List.of()));
    }

    private static Value row(String name, @Nullable String sourceId, @Nullable Integer partitions, List<String> tags) {
        return new Value.Mapping(Map.of(
                "name",
                Value.ofText(name),
                "source_id",
                Value.ofText(sourceId),
                "partition_count",
                partitions == null ? Value.nil() : Value.of(partitions),
                "tags",
                new Value.Unordered(tags.stream().map(Value::ofText).toList())));
    }
}
