package dev.tributary.terraform.value;

/** Bytes or text that are no value, or a value that does not have the type it should have. */
public final class ValueFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient AttributePath path;

    /** Creates an exception about the whole value. */
    public ValueFormatException(String message) {
        this(AttributePath.ROOT, message);
    }

    /** Creates an exception about the part of the value at {@code path}. */
    public ValueFormatException(AttributePath path, String message) {
        super(message);
        this.path = path;
    }

    /** Returns the sentence that says what is wrong; never content. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Returns which part is wrong; the root when that is unknown. */
    public AttributePath path() {
        return path;
    }
}
