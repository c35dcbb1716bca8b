package dev.tributary.sdk.error;

import dev.tributary.api.model.FieldError;
import java.util.List;

/**
 * The request is malformed or a value in it is not acceptable; {@link #errors()} names the fields. Nothing was changed.
 */
public final class ValidationException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public ValidationException(ErrorAnswer answer) {
        super(answer);
    }

    /** The names of the fields at fault, in the server's order. */
    public List<String> fields() {
        return errors().stream().map(FieldError::field).toList();
    }
}
