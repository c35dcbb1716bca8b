package dev.tributary.terraform.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a configuration or state something is: a walk from the root through attributes, map keys and list places.
 * Immutable.
 *
 * @param steps the walk; empty for the root
 */
public record AttributePath(List<Step> steps) {

    /** The object itself. */
    public static final AttributePath ROOT = new AttributePath(List.of());

    /** One step of the walk. */
    public sealed interface Step {
        /** Into an attribute of an object. */
        record Attribute(String name) implements Step {}

        /** To an entry of a map. */
        record Key(String key) implements Step {}

        /** To an element of a list; zero-based. */
        record Index(int index) implements Step {}
    }

    /** Copies the given steps. */
    public AttributePath {
        steps = List.copyOf(steps);
    }

    /** Returns the path of a top-level attribute. */
    public static AttributePath of(String attribute) {
        return ROOT.attribute(attribute);
    }

    /** Returns this path and then the named attribute. */
    public AttributePath attribute(String name) {
        return plus(new Step.Attribute(name));
    }

    /** Returns this path and then the entry of a map. */
    public AttributePath key(String key) {
        return plus(new Step.Key(key));
    }

    /** Returns this path and then the element of a list, counted from zero. */
    public AttributePath index(int index) {
        return plus(new Step.Index(index));
    }

    private AttributePath plus(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new AttributePath(longer);
    }

    /** Returns the path as one writes it in HCL, such as {@code timeouts.create}; empty for the root. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Step.Attribute attribute) {
                text.append(text.isEmpty() ? "" : ".").append(attribute.name());
            } else if (step instanceof Step.Key key) {
                text.append("[\"").append(key.key()).append("\"]");
            } else if (step instanceof Step.Index index) {
                text.append('[').append(index.index()).append(']');
            }
        }
        return text.toString();
    }
}
