package dev.tributary.terraform.schema;

import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of a provider, resource, data source or ephemeral resource. Immutable.
 *
 * @param version rises by one with each change that old state does not fit
 * @param description one or more sentences of Markdown
 * @param attributes in the order of the documentation
 */
public record Schema(long version, String description, List<Attribute> attributes) {

    /** Copies the attributes. */
    public Schema {
        attributes = List.copyOf(attributes);
    }

    /** Returns a schema in its first version. */
    public static Schema of(String description, Attribute... attributes) {
        return new Schema(0, description, Arrays.asList(attributes));
    }

    /** Returns the type of its values. */
    public Type.ObjectType type() {
        return Attribute.objectType(attributes);
    }

    /** Returns the value of which every attribute is null. */
    public Value.Mapping empty() {
        Map<String, Value> entries = new LinkedHashMap<>();
        attributes.forEach(each -> entries.put(each.name(), Value.nil()));
        return new Value.Mapping(entries);
    }

    /** Returns {@code value} with its write-only attributes null, as everything that is kept must be. */
    public Value.Mapping withoutWriteOnly(Value.Mapping value) {
        Map<String, Value> entries = new LinkedHashMap<>(value.entries());
        attributes.stream()
                .filter(each -> each.is(Attribute.Trait.WRITE_ONLY))
                .forEach(each -> entries.put(each.name(), Value.nil()));
        return new Value.Mapping(entries);
    }

    /**
     * Returns {@code state} with what the plan promised of the attributes that the provider computes. Others may change
     * the object between plan and apply, and Terraform takes that for a fault of the provider; the next refresh shows
     * what they did.
     */
    public Value.Mapping withPromises(Value.Mapping planned, Value.Mapping state) {
        Map<String, Value> entries = new LinkedHashMap<>(state.entries());
        for (Attribute each : attributes) {
            Value promise = planned.get(each.name());
            if (each.is(Attribute.Trait.COMPUTED) && promise.isWhollyKnown()) {
                entries.put(each.name(), promise);
            }
        }
        return new Value.Mapping(entries);
    }

    /**
     * Returns {@code fresh} in the words of {@code prior}: where both mean the same, the prior wording stays, so that
     * reading never shows a difference that is none.
     */
    public Value.Mapping inWordsOf(Value.Mapping prior, Value.Mapping fresh) {
        Map<String, Value> entries = new LinkedHashMap<>(fresh.entries());
        for (Attribute each : attributes) {
            Value before = prior.get(each.name());
            Value now = fresh.get(each.name());
            if (!before.isUnknown() && !now.isUnknown() && each.equivalence().same(before, now)) {
                entries.put(each.name(), before);
            }
        }
        return new Value.Mapping(entries);
    }
}
