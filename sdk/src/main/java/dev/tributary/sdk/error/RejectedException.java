package dev.tributary.sdk.error;

import dev.tributary.api.model.FieldError;
import java.util.List;

/** The server understood the request and refused it (a 4xx status). Nothing was changed. */
public class RejectedException extends TributaryException {
    private static final long serialVersionUID = 1L;

    /** Tells of this answer. */
    public RejectedException(ErrorAnswer answer) {
        super(answer.sentence(), answer, null);
    }

    /** The fields at fault, in the server's order; empty when it names none. */
    public final List<FieldError> errors() {
        return answer().map(ErrorAnswer::errors).orElse(List.of());
    }
}
