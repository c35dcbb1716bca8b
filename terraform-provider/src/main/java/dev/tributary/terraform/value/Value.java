package dev.tributary.terraform.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Terraform value: known, null, or unknown until apply. Immutable and safe to share between threads.
 *
 * <p>A value does not carry its type (except {@link Dynamic}); the schema gives it. Equality is by content: numbers
 * compare by magnitude and {@link Unordered} ignores order. {@code toString} never shows content, which may be secret.
 *
 * <p>What every plan compares has its equality written out. A record's own is put together when it is first used, which
 * takes milliseconds for each, and a plan has hardly any other uses than first ones.
 */
public sealed interface Value {

    /** Returns the absence of a value. */
    static Value nil() {
        return new Null();
    }

    /** Returns a value that apply will decide. */
    static Value unknown() {
        return new Unknown();
    }

    /** Returns the text as a value, or null when there is none. */
    static Value ofText(@org.jspecify.annotations.Nullable String text) {
        return text == null ? nil() : new Text(text);
    }

    /** Returns the number as a value. */
    static Value of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    /** Returns the truth value as a value. */
    static Value of(boolean truth) {
        return new Bool(truth);
    }

    /** Returns a list of texts. */
    static Value ofTexts(Iterable<String> texts) {
        List<Value> elements = new java.util.ArrayList<>();
        texts.forEach(text -> elements.add(new Text(text)));
        return new Sequence(elements);
    }

    /** Null. */
    record Null() implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Null;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** Unknown; refinements are read over, as the protocol allows. */
    record Unknown() implements Value {}

    /** Text. */
    record Text(String content) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Text that && content.equals(that.content);
        }

        @Override
        public int hashCode() {
            return content.hashCode();
        }

        @Override
        public String toString() {
            return "Text[" + content.length() + " characters]";
        }
    }

    /** A number, kept without trailing zeros so that equal numbers are equal values. */
    record Numeric(BigDecimal number) implements Value {
        /** Normalises the number. */
        public Numeric {
            number = number.stripTrailingZeros();
        }
    }

    /** True or false. */
    record Bool(boolean truth) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bool that && truth == that.truth;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(truth);
        }
    }

    /** A list or tuple. */
    record Sequence(List<Value> elements) implements Value {
        /** Copies the given elements. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sequence that && elements.equals(that.elements);
        }

        @Override
        public int hashCode() {
            return elements.hashCode();
        }
    }

    /** A set: equal whatever the order. */
    record Unordered(List<Value> elements) implements Value {
        /** Copies the given elements, dropping repetitions. */
        public Unordered {
            elements = elements.stream().distinct().toList();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Unordered that && new HashSet<>(elements).equals(new HashSet<>(that.elements));
        }

        @Override
        public int hashCode() {
            return new HashSet<>(elements).hashCode();
        }
    }

    /** A map or object. */
    record Mapping(Map<String, Value> entries) implements Value {
        /** Copies the given entries, keeping their order. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Mapping that && entries.equals(that.entries);
        }

        @Override
        public int hashCode() {
            return entries.hashCode();
        }

        /** Returns the named entry, or null when there is none. */
        public Value get(String name) {
            return entries.getOrDefault(name, nil());
        }

        /** Returns a copy in which the named entry has the given value. */
        public Mapping with(String name, Value value) {
            Map<String, Value> changed = new LinkedHashMap<>(entries);
            changed.put(name, value);
            return new Mapping(changed);
        }

        @Override
        public String toString() {
            return "Mapping" + entries.keySet();
        }
    }

    /** A value together with its type. */
    record Dynamic(Type type, Value value) implements Value {}

    /** Returns whether this is null. */
    default boolean isNull() {
        return this instanceof Null;
    }

    /** Returns whether this itself is unknown; its parts may be unknown all the same. */
    default boolean isUnknown() {
        return this instanceof Unknown;
    }

    /** Returns whether neither this nor any part of it is unknown. */
    default boolean isWhollyKnown() {
        if (this instanceof Sequence sequence) {
            return sequence.elements().stream().allMatch(Value::isWhollyKnown);
        } else if (this instanceof Unordered unordered) {
            return unordered.elements().stream().allMatch(Value::isWhollyKnown);
        } else if (this instanceof Mapping mapping) {
            return mapping.entries().values().stream().allMatch(Value::isWhollyKnown);
        } else if (this instanceof Dynamic dynamic) {
            return dynamic.value().isWhollyKnown();
        }
        return !isUnknown();
    }

    /** Returns what a person calls this value, with its article, for messages; never its content. */
    default String description() {
        if (this instanceof Text) {
            return "a string";
        } else if (this instanceof Numeric) {
            return "a number";
        } else if (this instanceof Bool) {
            return "true or false";
        } else if (this instanceof Sequence || this instanceof Unordered) {
            return "a list";
        } else if (this instanceof Mapping) {
            return "a map";
        } else if (this instanceof Dynamic) {
            return "a value with its type";
        }
        return isNull() ? "null" : "an unknown value";
    }
}
