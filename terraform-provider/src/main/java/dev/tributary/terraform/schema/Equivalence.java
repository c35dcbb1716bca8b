package dev.tributary.terraform.schema;

import dev.tributary.terraform.value.Value;
import java.util.function.UnaryOperator;

/** When two different values mean the same, so that going from one to the other is no change. */
@FunctionalInterface
public interface Equivalence {

    /** Only equal values mean the same. */
    Equivalence NONE = Value::equals;

    /** Returns whether both mean the same; neither is unknown. */
    boolean same(Value left, Value right);

    /** Returns the equivalence of texts whose normal forms are equal. */
    static Equivalence byNormalText(UnaryOperator<String> normalise) {
        return (left, right) -> (left instanceof Value.Text one && right instanceof Value.Text other)
                ? normalise.apply(one.content()).equals(normalise.apply(other.content()))
                : left.equals(right);
    }
}
