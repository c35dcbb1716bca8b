package dev.tributary.terraform.schema;

import dev.tributary.terraform.schema.Attribute.Trait;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Foretells the state after apply from the configuration and the prior state. Offline.
 *
 * <p>Invariants, which Terraform checks too: (A) what the configuration says is planned as it is, or as it was before
 * when both mean the same; (B) without a change the plan is the prior state, whatever the computed attributes; (C)
 * write-only attributes are planned null.
 */
public final class Planner {

    private Planner() {}

    /** Returns the planned state; {@code prior} is absent when the object is to be created. */
    public static Value.Mapping plan(Schema schema, Optional<Value.Mapping> prior, Value.Mapping config) {
        Map<String, Value> planned = new LinkedHashMap<>();
        for (Attribute each : schema.attributes()) {
            Value before = prior.map(state -> state.get(each.name())).orElse(Value.nil());
            planned.put(each.name(), attribute(each, prior.isPresent(), before, config.get(each.name())));
        }
        Value.Mapping settled = new Value.Mapping(planned);
        if (prior.isEmpty() || settled.equals(prior.get())) {
            return settled;
        }
        return withUnsettled(schema, settled, config);
    }

    private static Value attribute(Attribute attribute, boolean exists, Value before, Value configured) {
        if (attribute.is(Trait.WRITE_ONLY)) {
            return Value.nil();
        } else if (configured.isNull() && attribute.is(Trait.COMPUTED)) {
            if (!attribute.fallback().isNull()) {
                return attribute.fallback();
            }
            return exists ? before : Value.unknown();
        } else if (configured.isWhollyKnown()
                && before.isWhollyKnown()
                && !before.isNull()
                && !configured.isNull()
                && attribute.equivalence().same(before, configured)) {
            return before;
        }
        return configured;
    }

    /** Something changes, so what the server computes may change with it. */
    private static Value.Mapping withUnsettled(Schema schema, Value.Mapping settled, Value.Mapping config) {
        Map<String, Value> planned = new LinkedHashMap<>(settled.entries());
        for (Attribute each : schema.attributes()) {
            boolean settledElsewhere = each.is(Trait.STABLE)
                    || !each.fallback().isNull()
                    || !config.get(each.name()).isNull();
            if (each.is(Trait.COMPUTED) && !settledElsewhere) {
                planned.put(each.name(), Value.unknown());
            }
        }
        return new Value.Mapping(planned);
    }

    /** Returns the attributes whose change needs a new object; none when the object does not exist yet. */
    public static List<AttributePath> replacements(
            Schema schema, Optional<Value.Mapping> prior, Value.Mapping planned) {
        List<AttributePath> paths = new ArrayList<>();
        if (prior.isPresent()) {
            for (Attribute each : schema.attributes()) {
                String name = each.name();
                if (each.is(Trait.REPLACES) && !prior.get().get(name).equals(planned.get(name))) {
                    paths.add(AttributePath.of(name));
                }
            }
        }
        return paths;
    }
}
