package dev.tributary.terraform.resource;

import dev.tributary.terraform.provider.ManagedResource.Change;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Planner;
import dev.tributary.terraform.value.Value;
import java.util.Optional;

/** Configurations of sources as a user would write them. */
final class SourceConfigurations {

    private SourceConfigurations() {}

    static Value.Mapping orders() {
        return with(SourceSchema.SCHEMA.empty(), "name", "orders", "topic_prefix", "shop")
                .with("topic_include_list_user_defined", Value.ofText("orders, refunds"));
    }

    /** Returns {@code object} with attributes given as names and texts in turn. */
    static Value.Mapping with(Value.Mapping object, String... namesAndTexts) {
        Value.Mapping changed = object;
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            changed = changed.with(namesAndTexts[i], Value.ofText(namesAndTexts[i + 1]));
        }
        return changed;
    }

    static Change creation(Value.Mapping config) {
        return change(Optional.empty(), config);
    }

    static Change change(Value.Mapping prior, Value.Mapping config) {
        return change(Optional.of(prior), config);
    }

    private static Change change(Optional<Value.Mapping> prior, Value.Mapping config) {
        Value.Mapping planned = Planner.plan(SourceSchema.SCHEMA, prior, config);
        return new Change(prior.map(Fields::new), new Fields(planned), new Fields(config));
    }

    /** Returns the state after a creation, in which the server left nothing unknown. */
    static Value.Mapping stateOf(Value.Mapping config) {
        Value.Mapping state = creation(config).planned().value();
        for (String name : SourceSchema.SCHEMA.empty().entries().keySet()) {
            if (state.get(name).isUnknown()) {
                state = state.with(name, Value.nil());
            }
        }
        return state.with("id", Value.ofText("0123456789abcdef01234567"));
    }
}
