package dev.tributary.terraform.schema;

import dev.tributary.terraform.value.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What known values of an attribute must satisfy.
 *
 * @param constraint for the documentation, such as "one of `string`, `json`"; empty to say nothing
 * @param complaint for a value that is neither null nor unknown: what is wrong with it and the way out, or nothing
 */
public record Rule(String constraint, Function<Value, Optional<String>> complaint) {

    /** Returns a rule for text. */
    public static Rule text(String constraint, Function<String, Optional<String>> complaint) {
        return new Rule(
                constraint,
                value -> value instanceof Value.Text text ? complaint.apply(text.content()) : Optional.empty());
    }

    /** Returns the rule that text is one of {@code choices}. */
    public static Rule oneOf(String... choices) {
        List<String> allowed = Arrays.asList(choices);
        return text(
                "one of `" + String.join("`, `", allowed) + "`",
                text -> allowed.contains(text)
                        ? Optional.empty()
                        : Optional.of("\"" + text + "\" is none of " + String.join(", ", allowed) + "."));
    }

    /** Returns the rule that a number is whole and lies between the two bounds, both included. */
    public static Rule between(long least, long most) {
        BigDecimal low = BigDecimal.valueOf(least);
        BigDecimal high = BigDecimal.valueOf(most);
        return new Rule("a whole number from " + least + " to " + most, value -> {
            if (!(value instanceof Value.Numeric numeric)) {
                return Optional.empty();
            }
            BigDecimal number = numeric.number();
            boolean fits = number.scale() <= 0 && number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
            return fits
                    ? Optional.empty()
                    : Optional.of(
                            number.toPlainString() + " is not a whole number from " + least + " to " + most + ".");
        });
    }
}
