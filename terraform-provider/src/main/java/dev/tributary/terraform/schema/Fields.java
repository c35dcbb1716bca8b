package dev.tributary.terraform.schema;

import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the attributes of an object by name. A null or unknown attribute is absent; {@link #isUnknown} tells the two
 * apart.
 *
 * @param value the object
 */
public record Fields(Value.Mapping value) {

    /** Returns the text, when there is one. */
    public Optional<String> text(String name) {
        return value.get(name) instanceof Value.Text text ? Optional.of(text.content()) : Optional.empty();
    }

    /**
     * Returns the text of an attribute that is always there.
     *
     * @throws IllegalStateException when it is not, which is a fault of the schema
     */
    public String needText(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException("The attribute " + name + " has no value."));
    }

    /** Returns the truth value, when there is one. */
    public Optional<Boolean> bool(String name) {
        return value.get(name) instanceof Value.Bool bool ? Optional.of(bool.truth()) : Optional.empty();
    }

    /** Returns the whole number, when there is one that fits. */
    public OptionalLong number(String name) {
        return value.get(name) instanceof Value.Numeric numeric
                ? OptionalLong.of(numeric.number().longValue())
                : OptionalLong.empty();
    }

    /** Returns the known texts of a list or set, in order; absent when it is null or unknown. */
    public Optional<List<String>> texts(String name) {
        List<Value> elements;
        if (value.get(name) instanceof Value.Sequence sequence) {
            elements = sequence.elements();
        } else if (value.get(name) instanceof Value.Unordered unordered) {
            elements = unordered.elements();
        } else {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Value each : elements) {
            if (each instanceof Value.Text text) {
                texts.add(text.content());
            }
        }
        return Optional.of(texts);
    }

    /** Returns the attributes of a nested object, when there is one. */
    public Optional<Fields> object(String name) {
        return value.get(name) instanceof Value.Mapping mapping ? Optional.of(new Fields(mapping)) : Optional.empty();
    }

    /** Returns whether the attribute, or a part of it, is unknown. */
    public boolean isUnknown(String name) {
        return !value.get(name).isWhollyKnown();
    }

    /** Returns whether the attribute is null: neither known nor to be known. */
    public boolean isNull(String name) {
        return value.get(name).isNull();
    }
}
