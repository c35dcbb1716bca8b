package dev.tributary.runtime.service;

import dev.tributary.api.model.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of one request. */
final class Fields {
    static final int MOST_CHARACTERS = 255;

    private final List<FieldError> errors = new ArrayList<>();

    Fields wrong(String field, String message) {
        errors.add(FieldError.builder().field(field).message(message).build());
        return this;
    }

    /** Checks a name for people. */
    Fields name(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            wrong(field, field + " is empty: give it a name");
        } else if (value.length() > MOST_CHARACTERS) {
            wrong(field, field + " has " + value.length() + " characters: use at most " + MOST_CHARACTERS);
        }
        return this;
    }

    Fields range(String field, int value, int min, int max) {
        if (value < min || value > max) {
            wrong(field, field + " is " + value + ": use " + min + " to " + max);
        }
        return this;
    }

    boolean areGood() {
        return errors.isEmpty();
    }

    void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw new ServiceException.Invalid(errors);
        }
    }
}
