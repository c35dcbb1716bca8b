package dev.tributary.terraform.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a value read without its type against the type it should have. The result has exactly the attributes of the
 * type: missing ones are null, and others are refused or dropped as {@link Surplus} says.
 */
final class Conformer {

    /** What becomes of attributes that the type does not have. */
    enum Surplus {
        REFUSE,
        DROP
    }

    private final Surplus surplus;

    Conformer(Surplus surplus) {
        this.surplus = surplus;
    }

    Value conform(Value value, Type type) throws ValueFormatException {
        return conform(value, type, AttributePath.ROOT);
    }

    private Value conform(Value value, Type type, AttributePath path) throws ValueFormatException {
        if (value.isNull() || value.isUnknown()) {
            return value;
        } else if (type instanceof Type.Primitive primitive) {
            return primitive(value, primitive, path);
        } else if (type instanceof Type.ListType list) {
            return new Value.Sequence(elements(value, type, list.element(), path));
        } else if (type instanceof Type.SetType set) {
            return new Value.Unordered(elements(value, type, set.element(), path));
        } else if (type instanceof Type.MapType map) {
            return map(value, map, path);
        } else if (type instanceof Type.ObjectType object) {
            return object(value, object, path);
        }
        return tuple(value, (Type.TupleType) type, path);
    }

    private Value primitive(Value value, Type.Primitive type, AttributePath path) throws ValueFormatException {
        return switch (type) {
            case STRING -> expect(Value.Text.class, value, type, path);
            case BOOL -> expect(Value.Bool.class, value, type, path);
            case NUMBER ->
                value instanceof Value.Text digits
                        ? number(digits, path)
                        : expect(Value.Numeric.class, value, type, path);
            case DYNAMIC -> dynamic(value, path);
        };
    }

    /** A number too precise for a float travels as text. */
    private static Value number(Value.Text digits, AttributePath path) throws ValueFormatException {
        try {
            return new Value.Numeric(JsonReader.parseNumber(digits.content()));
        } catch (ValueFormatException e) {
            throw new ValueFormatException(path, e.getMessage());
        }
    }

    /** In msgpack a pair of type (as JSON) and value, in JSON an object of the same two. */
    private Value dynamic(Value value, AttributePath path) throws ValueFormatException {
        if (value instanceof Value.Sequence pair
                && pair.elements().size() == 2
                && pair.elements().get(0) instanceof Value.Text typeJson) {
            Type type = TypeJson.read(JsonReader.read(typeJson.content()));
            return new Value.Dynamic(type, conform(pair.elements().get(1), type, path));
        } else if (value instanceof Value.Mapping mapping && mapping.entries().containsKey("type")) {
            Type type = TypeJson.read(mapping.get("type"));
            return new Value.Dynamic(type, conform(mapping.get("value"), type, path));
        }
        throw mismatch(value, Type.DYNAMIC, path);
    }

    private List<Value> elements(Value value, Type type, Type element, AttributePath path) throws ValueFormatException {
        List<Value> elements = new ArrayList<>();
        for (Value each : expect(Value.Sequence.class, value, type, path).elements()) {
            elements.add(conform(each, element, path.index(elements.size())));
        }
        return elements;
    }

    private Value map(Value value, Type.MapType type, AttributePath path) throws ValueFormatException {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Value> each :
                expect(Value.Mapping.class, value, type, path).entries().entrySet()) {
            entries.put(each.getKey(), conform(each.getValue(), type.element(), path.key(each.getKey())));
        }
        return new Value.Mapping(entries);
    }

    private Value object(Value value, Type.ObjectType type, AttributePath path) throws ValueFormatException {
        Value.Mapping given = expect(Value.Mapping.class, value, type, path);
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, Type> each : type.attributes().entrySet()) {
            String name = each.getKey();
            attributes.put(name, conform(given.get(name), each.getValue(), path.attribute(name)));
        }
        if (surplus == Surplus.REFUSE) {
            for (String name : given.entries().keySet()) {
                if (!attributes.containsKey(name)) {
                    throw new ValueFormatException(
                            path.attribute(name), "There is no attribute \"" + name + "\" here.");
                }
            }
        }
        return new Value.Mapping(attributes);
    }

    private Value tuple(Value value, Type.TupleType type, AttributePath path) throws ValueFormatException {
        List<Value> given = expect(Value.Sequence.class, value, type, path).elements();
        if (given.size() != type.elements().size()) {
            throw new ValueFormatException(
                    path, "Expected " + type.description() + ", but there are " + given.size() + " elements.");
        }
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            elements.add(conform(given.get(i), type.elements().get(i), path.index(i)));
        }
        return new Value.Sequence(elements);
    }

    private static <T extends Value> T expect(Class<T> kind, Value value, Type type, AttributePath path)
            throws ValueFormatException {
        if (!kind.isInstance(value)) {
            throw mismatch(value, type, path);
        }
        return kind.cast(value);
    }

    private static ValueFormatException mismatch(Value value, Type type, AttributePath path) {
        return new ValueFormatException(
                path, "Expected " + type.description() + ", but this is " + value.description() + ".");
    }
}
