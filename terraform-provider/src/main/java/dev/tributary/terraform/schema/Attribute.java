package dev.tributary.terraform.schema;

import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One attribute of a schema. Immutable: every method returns a changed copy, so that an attribute is one expression.
 *
 * @param name as in HCL
 * @param type what values it takes
 * @param nested the attributes of its objects; empty when it has none
 * @param traits what else is true of it
 * @param fallback what it is when the configuration does not say; null for nothing
 * @param rules what known values must satisfy
 * @param equivalence when two values mean the same
 * @param description one or more sentences of Markdown
 */
public record Attribute(
        String name,
        Type type,
        List<Attribute> nested,
        Set<Trait> traits,
        Value fallback,
        List<Rule> rules,
        Equivalence equivalence,
        String description) {

    /** What may be true of an attribute. */
    public enum Trait {
        /** The configuration must say it. */
        REQUIRED,
        /** The configuration may say it. */
        OPTIONAL,
        /** The provider says it when the configuration does not. */
        COMPUTED,
        /** Never shown. */
        SENSITIVE,
        /** Sent but never kept in state or plan. */
        WRITE_ONLY,
        /** A change needs a new object. */
        REPLACES,
        /** Computed once: an update does not change it. */
        STABLE
    }

    /** Copies the collections. */
    public Attribute {
        nested = List.copyOf(nested);
        traits = traits.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(traits));
        rules = List.copyOf(rules);
    }

    /** Returns a new attribute holding text. */
    public static Attribute text(String name) {
        return of(name, Type.STRING);
    }

    /** Returns a new attribute holding a number. */
    public static Attribute number(String name) {
        return of(name, Type.NUMBER);
    }

    /** Returns a new attribute holding true or false. */
    public static Attribute bool(String name) {
        return of(name, Type.BOOL);
    }

    /** Returns a new attribute of any type without nested attributes. */
    public static Attribute of(String name, Type type) {
        return new Attribute(name, type, List.of(), Set.of(), Value.nil(), List.of(), Equivalence.NONE, "");
    }

    /** Returns a new attribute holding one object. */
    public static Attribute object(String name, Attribute... nested) {
        List<Attribute> attributes = Arrays.asList(nested);
        return new Attribute(
                name, objectType(attributes), attributes, Set.of(), Value.nil(), List.of(), Equivalence.NONE, "");
    }

    /** Returns a new attribute holding a list of objects. */
    public static Attribute objects(String name, Attribute... nested) {
        List<Attribute> attributes = Arrays.asList(nested);
        Type type = Type.listOf(objectType(attributes));
        return new Attribute(name, type, attributes, Set.of(), Value.nil(), List.of(), Equivalence.NONE, "");
    }

    static Type.ObjectType objectType(List<Attribute> attributes) {
        Map<String, Type> types = new LinkedHashMap<>();
        attributes.forEach(each -> types.put(each.name(), each.type()));
        return new Type.ObjectType(types);
    }

    /** The configuration must say it. */
    public Attribute required() {
        return with(Trait.REQUIRED);
    }

    /** The configuration may say it. */
    public Attribute optional() {
        return with(Trait.OPTIONAL);
    }

    /** The provider says it when the configuration does not. */
    public Attribute computed() {
        return with(Trait.COMPUTED);
    }

    /** Optional; {@code value} when the configuration does not say it. */
    public Attribute defaultsTo(Value value) {
        Attribute both = with(Trait.OPTIONAL).with(Trait.COMPUTED);
        return new Attribute(name, type, nested, both.traits, value, rules, equivalence, description);
    }

    /** Never shown. */
    public Attribute sensitive() {
        return with(Trait.SENSITIVE);
    }

    /** Sent but never kept in state or plan. */
    public Attribute writeOnly() {
        return with(Trait.WRITE_ONLY);
    }

    /** A change needs a new object. */
    public Attribute replaces() {
        return with(Trait.REPLACES);
    }

    /** Computed once: an update does not change it. */
    public Attribute stable() {
        return with(Trait.STABLE);
    }

    /** Known values must satisfy {@code rule} too. */
    public Attribute must(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new Attribute(name, type, nested, traits, fallback, more, equivalence, description);
    }

    /** Values that mean the same by {@code meaning} make no difference. */
    public Attribute sameWhen(Equivalence meaning) {
        return new Attribute(name, type, nested, traits, fallback, rules, meaning, description);
    }

    /** Says in Markdown what it is for. */
    public Attribute describe(String text) {
        return new Attribute(name, type, nested, traits, fallback, rules, equivalence, text);
    }

    /** Returns whether it has the trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    private Attribute with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new Attribute(name, type, nested, more, fallback, rules, equivalence, description);
    }
}
