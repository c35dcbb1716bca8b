package dev.tributary.terraform.docs;

import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Attribute.Trait;
import dev.tributary.terraform.schema.Rule;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The part of a page that follows from a schema: the attributes by who says them, and the nested ones below. */
final class SchemaPage {
    private final StringBuilder text = new StringBuilder();
    private final List<Attribute> nested = new ArrayList<>();

    private SchemaPage() {}

    static String of(Schema schema) {
        SchemaPage page = new SchemaPage();
        page.text.append("## Schema\n");
        page.attributes("###", schema.attributes());
        for (int i = 0; i < page.nested.size(); i++) {
            Attribute each = page.nested.get(i);
            page.text.append(
                    "\n<a id=\"nestedatt--" + each.name() + "\"></a>\n### Nested Schema for `" + each.name() + "`\n");
            page.attributes("####", each.nested());
        }
        return page.text.toString();
    }

    private void attributes(String heading, List<Attribute> attributes) {
        group(heading + " Required", attributes, each -> each.is(Trait.REQUIRED));
        group(heading + " Optional", attributes, each -> each.is(Trait.OPTIONAL));
        group(heading + " Read-Only", attributes, each -> each.is(Trait.COMPUTED) && !each.is(Trait.OPTIONAL));
    }

    private void group(String heading, List<Attribute> attributes, Predicate<Attribute> member) {
        String lines = attributes.stream().filter(member).map(this::line).collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) {
            text.append("\n").append(heading).append("\n\n").append(lines).append("\n");
        }
    }

    private String line(Attribute attribute) {
        StringBuilder line = new StringBuilder("- `" + attribute.name() + "` (" + kind(attribute) + ") ");
        line.append(attribute.description());
        attribute.rules().stream()
                .map(Rule::constraint)
                .filter(constraint -> !constraint.isEmpty())
                .forEach(constraint ->
                        line.append(" Must be ").append(constraint).append("."));
        if (!attribute.fallback().isNull()) {
            line.append(" `").append(words(attribute.fallback())).append("` unless given.");
        }
        if (attribute.is(Trait.REPLACES)) {
            line.append(" A change replaces the object.");
        }
        if (!attribute.nested().isEmpty()) {
            nested.add(attribute);
            line.append(" (see [below for nested schema](#nestedatt--" + attribute.name() + "))");
        }
        return line.toString();
    }

    private static String words(Value value) {
        if (value instanceof Value.Text text) {
            return text.content().isEmpty() ? "\"\"" : text.content();
        }
        return value instanceof Value.Bool bool ? Boolean.toString(bool.truth()) : "";
    }

    private static String kind(Attribute attribute) {
        List<String> kinds = new ArrayList<>();
        if (attribute.nested().isEmpty()) {
            kinds.add(type(attribute.type()));
        } else {
            kinds.add(attribute.type() instanceof Type.ListType ? "Attributes List" : "Attributes");
        }
        if (attribute.is(Trait.SENSITIVE)) {
            kinds.add("Sensitive");
        }
        if (attribute.is(Trait.WRITE_ONLY)) {
            kinds.add("Write-only");
        }
        return String.join(", ", kinds);
    }

    /** The registry's words for a type. */
    static String type(Type type) {
        if (type instanceof Type.ListType list) {
            return "List of " + type(list.element());
        } else if (type instanceof Type.SetType set) {
            return "Set of " + type(set.element());
        } else if (type instanceof Type.MapType map) {
            return "Map of " + type(map.element());
        } else if (type instanceof Type.Primitive primitive) {
            return switch (primitive) {
                case STRING -> "String";
                case NUMBER -> "Number";
                case BOOL -> "Boolean";
                case DYNAMIC -> "Dynamic";
            };
        }
        return "Object";
    }
}
