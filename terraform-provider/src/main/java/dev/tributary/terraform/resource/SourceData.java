package dev.tributary.terraform.resource;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.DataSource;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code tributary_source_kafkadirect}, looked up: all that the resource of this name has, but for the secrets. */
final class SourceData implements DataSource {

    private static final Set<String> KEYS = Set.of(SourceSchema.ID, SourceSchema.NAME);

    private static final Schema SCHEMA = build();

    private final Session session;

    SourceData(Session session) {
        this.session = session;
    }

    private static Schema build() {
        List<Attribute> all = new ArrayList<>();
        all.add(Attribute.text(SourceSchema.ID).optional().computed().describe("Id of the source. This or `name`."));
        all.add(Attribute.text(SourceSchema.NAME).optional().computed().describe("Name of the source. This or `id`."));
        for (Attribute each : SourceSchema.SCHEMA.attributes()) {
            if (isServed(each)) {
                all.add(Attribute.of(each.name(), each.type()).computed().describe(each.description()));
            }
        }
        return new Schema(0, "A source, by id or by name.", all);
    }

    /** Whether the server tells it to everybody. */
    static boolean isServed(Attribute attribute) {
        String name = attribute.name();
        return !attribute.is(Attribute.Trait.SENSITIVE)
                && !KEYS.contains(name)
                && !name.endsWith("_wo_version")
                && !name.equals(SourceSchema.WAIT_FOR_STATUS)
                && !name.equals(SourceSchema.DELETION_PROTECTION)
                && !name.equals(TimeoutAttributes.NAME);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(Fields config, Diagnostics out) {
        boolean id = !config.isNull(SourceSchema.ID);
        boolean name = !config.isNull(SourceSchema.NAME);
        if (id == name) {
            out.error(
                    AttributePath.of(SourceSchema.ID),
                    id ? "Two ways to say one thing" : "Which source?",
                    "Give either id or name.");
        }
    }

    @Override
    public Value.Mapping read(Fields config, Diagnostics out) throws ProviderException, InterruptedException {
        Optional<String> id = config.text(SourceSchema.ID);
        String asked = id.or(() -> config.text(SourceSchema.NAME)).orElse("");
        Value.Mapping state = SourceStates.imported(SourceLookup.byIdOrName(session, asked));
        Map<String, Value> served = new LinkedHashMap<>();
        SCHEMA.attributes().forEach(each -> served.put(each.name(), state.get(each.name())));
        return new Value.Mapping(served);
    }
}
