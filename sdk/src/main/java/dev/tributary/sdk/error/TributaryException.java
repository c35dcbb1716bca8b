package dev.tributary.sdk.error;

import dev.tributary.api.model.ErrorCode;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The root of everything that a call of this client ends with, apart from misuse of the client itself. Immutable. */
public abstract class TributaryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Lost when the exception is serialised; the message keeps the essentials. */
    private final transient @Nullable ErrorAnswer answer;

    TributaryException(String message, @Nullable ErrorAnswer answer, @Nullable Throwable cause) {
        super(message, cause);
        this.answer = answer;
    }

    /** The HTTP status; empty when there was no answer. */
    public final OptionalInt status() {
        return answer == null ? OptionalInt.empty() : OptionalInt.of(answer.status());
    }

    /** The name of the request in the server's log. */
    public final Optional<String> requestId() {
        return answer().map(ErrorAnswer::requestId);
    }

    /** The server's own words, without what the client adds in {@link #getMessage()}. */
    public final Optional<String> detail() {
        return answer().map(ErrorAnswer::detail);
    }

    /** The stable name that the server gives this error. */
    public final Optional<ErrorCode> code() {
        return answer().map(ErrorAnswer::code);
    }

    final Optional<ErrorAnswer> answer() {
        return Optional.ofNullable(answer);
    }
}
