package dev.tributary.terraform.value;

import java.util.List;
import java.util.Map;

/** A Terraform type constraint. Values of this type are immutable and safe to share between threads. */
public sealed interface Type {

    /** Unicode text. */
    Type STRING = Primitive.STRING;
    /** A decimal number of any precision. */
    Type NUMBER = Primitive.NUMBER;
    /** True or false. */
    Type BOOL = Primitive.BOOL;
    /** A value that brings its type along. */
    Type DYNAMIC = Primitive.DYNAMIC;

    /** Returns the type of lists of {@code element}. */
    static Type listOf(Type element) {
        return new ListType(element);
    }

    /** Returns the type of sets of {@code element}. */
    static Type setOf(Type element) {
        return new SetType(element);
    }

    /** Returns the type of maps from text to {@code element}. */
    static Type mapOf(Type element) {
        return new MapType(element);
    }

    /** The types without parts; {@code keyword} is their name in type constraints. */
    enum Primitive implements Type {
        STRING("string", "a string"),
        NUMBER("number", "a number"),
        BOOL("bool", "true or false"),
        DYNAMIC("dynamic", "a value with its type");

        private final String keyword;
        private final String article;

        Primitive(String keyword, String article) {
            this.keyword = keyword;
            this.article = article;
        }

        String keyword() {
            return keyword;
        }

        @Override
        public String description() {
            return article;
        }
    }

    /** An ordered collection. */
    record ListType(Type element) implements Type {
        @Override
        public String description() {
            return "a list";
        }
    }

    /** An unordered collection without duplicates. */
    record SetType(Type element) implements Type {
        @Override
        public String description() {
            return "a set";
        }
    }

    /** A collection keyed by text. */
    record MapType(Type element) implements Type {
        @Override
        public String description() {
            return "a map";
        }
    }

    /** A fixed set of named attributes, each with its own type. */
    record ObjectType(Map<String, Type> attributes) implements Type {
        /** Keeps the order of the given attributes. */
        public ObjectType {
            attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
        }

        @Override
        public String description() {
            return "an object";
        }
    }

    /** A fixed sequence of values, each with its own type. */
    record TupleType(List<Type> elements) implements Type {
        /** Copies the given elements. */
        public TupleType {
            elements = List.copyOf(elements);
        }

        @Override
        public String description() {
            return "a tuple of " + elements.size();
        }
    }

    /** Returns what a person calls a value of this type, with its article, for messages. */
    String description();
}
