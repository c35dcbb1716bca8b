package dev.tributary.terraform.resource;

import dev.tributary.terraform.provider.ManagedResource.MoveSource;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Takes over the state of {@code streamkap_source_kafkadirect}, versions 2 and 3 of that provider. Its one list of
 * topics, whatever it is called there, is the user-defined list on the wire.
 */
final class SourceMove {

    private static final String PROVIDER = "/streamkap";
    private static final String TYPE = "streamkap_source_kafkadirect";

    private SourceMove() {}

    static Optional<Value.Mapping> from(MoveSource source) {
        if (!source.type().equals(TYPE) || !source.provider().endsWith(PROVIDER)) {
            return Optional.empty();
        }
        Fields theirs = new Fields(source.state());
        Value.Mapping state = SourceSchema.SCHEMA.empty();
        for (String name : List.of(SourceSchema.ID, SourceSchema.NAME, "topic_prefix")) {
            state = state.with(name, theirs.value().get(name));
        }
        state = state.with(
                ConfigKey.USER_DEFINED_TOPICS.attribute(),
                Value.ofText(theirs.text("topic_include_list_user_defined")
                        .or(() -> theirs.text("topic_include_list"))
                        .orElse(null)));
        state = state.with(
                ConfigKey.FORMAT.attribute(),
                Value.ofText(theirs.text("format")
                        .or(() -> theirs.text("kafka_format"))
                        .orElse("string")));
        state = state.with(
                ConfigKey.SCHEMAS_ENABLE.attribute(),
                Value.of(theirs.bool(ConfigKey.SCHEMAS_ENABLE.attribute()).orElse(false)));
        return Optional.of(state.with(SourceSchema.DELETION_PROTECTION, Value.of(false)));
    }
}
