package dev.tributary.terraform.schema;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Value;
import java.util.List;

/** Holds a configuration against the rules of its schema, offline. Unknown values pass: apply will decide them. */
public final class ConfigValidator {

    private ConfigValidator() {}

    /** Reports everything in {@code config} that breaks a rule. */
    public static void validate(Schema schema, Value.Mapping config, Diagnostics out) {
        attributes(schema.attributes(), config, AttributePath.ROOT, out);
    }

    private static void attributes(
            List<Attribute> attributes, Value.Mapping object, AttributePath path, Diagnostics out) {
        for (Attribute each : attributes) {
            attribute(each, object.get(each.name()), path.attribute(each.name()), out);
        }
    }

    private static void attribute(Attribute attribute, Value value, AttributePath path, Diagnostics out) {
        if (value.isUnknown()) {
            return;
        } else if (value.isNull()) {
            if (attribute.is(Attribute.Trait.REQUIRED)) {
                out.error(path, "Missing " + path, "The attribute " + path + " is required; give it a value.");
            }
            return;
        }
        for (Rule rule : attribute.rules()) {
            rule.complaint().apply(value).ifPresent(complaint -> out.error(path, "Invalid " + path, complaint));
        }
        if (!attribute.nested().isEmpty()) {
            nested(attribute, value, path, out);
        }
    }

    private static void nested(Attribute attribute, Value value, AttributePath path, Diagnostics out) {
        if (value instanceof Value.Mapping object) {
            attributes(attribute.nested(), object, path, out);
        } else if (value instanceof Value.Sequence sequence) {
            for (int i = 0; i < sequence.elements().size(); i++) {
                if (sequence.elements().get(i) instanceof Value.Mapping object) {
                    attributes(attribute.nested(), object, path.index(i), out);
                }
            }
        }
    }
}
