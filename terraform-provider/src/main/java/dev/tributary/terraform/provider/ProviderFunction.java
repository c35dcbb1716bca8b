package dev.tributary.terraform.provider;

import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.List;

/** A pure function for Terraform's expressions: the same arguments always give the same result, offline. */
public interface ProviderFunction {

    /** Returns what one writes to call it and what comes back. */
    Signature signature();

    /** Returns the result; the arguments are known, not null, and as many and of the types that the signature says. */
    Value call(List<Value> arguments) throws ArgumentException;

    /**
     * What one writes to call a function and what comes back.
     *
     * @param summary a few words
     * @param description one or more sentences of Markdown
     * @param parameters in order
     * @param result the type of the result
     */
    record Signature(String summary, String description, List<Parameter> parameters, Type result) {
        /** Copies the parameters. */
        public Signature {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * One parameter.
     *
     * @param name for the documentation
     * @param type what it takes
     * @param description one or more sentences of Markdown
     */
    record Parameter(String name, Type type, String description) {}

    /** An argument that the function cannot take. */
    final class ArgumentException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int argument;

        /** Creates an exception about one argument, counted from zero. */
        public ArgumentException(int argument, String message) {
            super(message);
            this.argument = argument;
        }

        /** Returns which argument it is, counted from zero. */
        public int argument() {
            return argument;
        }

        /** Returns the sentence that says what is wrong. */
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
