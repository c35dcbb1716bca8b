package dev.tributary.terraform.resource;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.sdk.SourceFilter;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.DataSource;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code tributary_sources}: the sources that pass a filter. */
final class SourcesData implements DataSource {

    private static final String PARTIAL_NAME = "partial_name";
    private static final String STATUS = "connector_status";
    private static final String TAG = "tag";
    private static final String SOURCES = "sources";

    private static final Attribute[] ROW = {
        Attribute.text(SourceSchema.ID).computed().describe("Id of the source."),
        Attribute.text(SourceSchema.NAME).computed().describe("Name of the source."),
        Attribute.text(SourceSchema.STATUS).computed().describe("How the source is doing."),
        Attribute.text(SourceSchema.DESIRED_STATE).computed().describe("What the source shall do."),
        Attribute.of(SourceSchema.TAGS, Type.setOf(Type.STRING)).computed().describe("Ids of its tags."),
        Attribute.of(SourceSchema.TOPICS, Type.listOf(Type.STRING)).computed().describe("The topics that it pulls."),
        Attribute.of(SourceSchema.TOPIC_MAP, Type.mapOf(Type.STRING)).computed().describe("Their internal topics.")
    };

    private static final Schema SCHEMA = Schema.of(
            "The sources of the server that pass all given filters, in the order of their creation.",
            Attribute.text(PARTIAL_NAME).optional().describe("A part of the name; case makes no difference."),
            Attribute.text(STATUS).optional().describe("How the source is doing, such as `Active` or `Broken`."),
            Attribute.text(TAG).optional().describe("Id of a tag that the source has."),
            Attribute.objects(SOURCES, ROW).computed().describe("The sources."));

    private final Session session;

    SourcesData(Session session) {
        this.session = session;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Value.Mapping read(Fields config, Diagnostics out) throws ProviderException, InterruptedException {
        SourceFilter filter = SourceFilter.builder()
                .partialName(config.text(PARTIAL_NAME))
                .status(config.text(STATUS).map(ConnectorStatus::of))
                .build();
        Optional<String> tag = config.text(TAG);
        List<Source> found = session.call(
                "list the sources", client -> client.sources().list(filter).toList());
        List<Value> rows = found.stream()
                .filter(source -> tag.isEmpty()
                        || Objects.requireNonNullElse(source.tags(), List.of()).contains(tag.get()))
                .map(SourcesData::row)
                .toList();
        return config.value().with(SOURCES, new Value.Sequence(rows));
    }

    private static Value row(Source source) {
        Value.Mapping state = SourceStates.imported(source);
        Map<String, Value> row = new LinkedHashMap<>();
        for (Attribute each : ROW) {
            row.put(each.name(), state.get(each.name()));
        }
        return new Value.Mapping(row);
    }
}
