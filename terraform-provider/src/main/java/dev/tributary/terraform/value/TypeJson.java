package dev.tributary.terraform.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Type constraints as Terraform writes them in JSON, such as {@code ["list","string"]}. */
public final class TypeJson {

    private TypeJson() {}

    /** Returns the JSON form. */
    public static String write(Type type) {
        if (type instanceof Type.Primitive primitive) {
            return quoted(primitive.keyword());
        } else if (type instanceof Type.ListType list) {
            return "[\"list\"," + write(list.element()) + "]";
        } else if (type instanceof Type.SetType set) {
            return "[\"set\"," + write(set.element()) + "]";
        } else if (type instanceof Type.MapType map) {
            return "[\"map\"," + write(map.element()) + "]";
        } else if (type instanceof Type.ObjectType object) {
            StringJoiner attributes = new StringJoiner(",", "[\"object\",{", "}]");
            object.attributes().forEach((name, each) -> attributes.add(quoted(name) + ":" + write(each)));
            return attributes.toString();
        }
        StringJoiner elements = new StringJoiner(",", "[\"tuple\",[", "]]");
        ((Type.TupleType) type).elements().forEach(each -> elements.add(write(each)));
        return elements.toString();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Reads the JSON form, already parsed. */
    static Type read(Value json) throws ValueFormatException {
        if (json instanceof Value.Text keyword) {
            for (Type.Primitive primitive : Type.Primitive.values()) {
                if (primitive.keyword().equals(keyword.content())) {
                    return primitive;
                }
            }
        } else if (json instanceof Value.Sequence parts
                && parts.elements().size() == 2
                && parts.elements().get(0) instanceof Value.Text kind) {
            return compound(kind.content(), parts.elements().get(1));
        }
        throw new ValueFormatException("A dynamic value names a type that is none.");
    }

    private static Type compound(String kind, Value argument) throws ValueFormatException {
        return switch (kind) {
            case "list" -> Type.listOf(read(argument));
            case "set" -> Type.setOf(read(argument));
            case "map" -> Type.mapOf(read(argument));
            case "object" -> object(argument);
            case "tuple" -> tuple(argument);
            default ->
                throw new ValueFormatException("A dynamic value names the type \"" + kind + "\", which is none.");
        };
    }

    private static Type object(Value argument) throws ValueFormatException {
        if (!(argument instanceof Value.Mapping mapping)) {
            throw new ValueFormatException("The object type of a dynamic value names no attributes.");
        }
        Map<String, Type> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, Value> each : mapping.entries().entrySet()) {
            attributes.put(each.getKey(), read(each.getValue()));
        }
        return new Type.ObjectType(attributes);
    }

    private static Type tuple(Value argument) throws ValueFormatException {
        if (!(argument instanceof Value.Sequence sequence)) {
            throw new ValueFormatException("The tuple type of a dynamic value names no elements.");
        }
        List<Type> elements = new ArrayList<>();
        for (Value each : sequence.elements()) {
            elements.add(read(each));
        }
        return new Type.TupleType(elements);
    }
}
