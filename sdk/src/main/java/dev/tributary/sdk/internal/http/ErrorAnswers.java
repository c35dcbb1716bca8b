package dev.tributary.sdk.internal.http;

import dev.tributary.api.model.ApiError;
import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.FieldError;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.sdk.error.ConflictException;
import dev.tributary.sdk.error.ErrorAnswer;
import dev.tributary.sdk.error.ForbiddenException;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.PreconditionFailedException;
import dev.tributary.sdk.error.RateLimitedException;
import dev.tributary.sdk.error.RejectedException;
import dev.tributary.sdk.error.ServerErrorException;
import dev.tributary.sdk.error.TributaryException;
import dev.tributary.sdk.error.UnauthorizedException;
import dev.tributary.sdk.error.UnreadableAnswerException;
import dev.tributary.sdk.error.ValidationException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Turns an answer that is not the hoped-for one into the exception that says what it means. */
final class ErrorAnswers {
    private final Time time;

    ErrorAnswers(Time time) {
        this.time = time;
    }

    /** The exception for an answer without success. */
    TributaryException of(ApiResponse response) {
        Optional<ApiError> body = body(response);
        ErrorAnswer answer = answer(response, body);
        if (response.leavesOutcomeOpen()) {
            return outcomeUnknown(answer, "came instead of the outcome");
        }
        if (response.status() >= 500) {
            return new ServerErrorException(answer);
        }
        boolean foreign = response.status() < 400 || (response.status() == Statuses.NOT_FOUND && body.isEmpty());
        return foreign ? unreadable(response, "") : rejected(response, answer);
    }

    /** The exception for an answer to the client's own login. A missing login path is not a missing object. */
    TributaryException forLogin(ApiResponse response) {
        boolean noLogin = response.successful() || response.status() == Statuses.NOT_FOUND;
        return noLogin ? unreadable(response, "") : of(response);
    }

    /**
     * The exception for an answer that does not follow the contract.
     *
     * @param place where it stops to do so, or nothing
     */
    TributaryException unreadable(ApiResponse response, String place) {
        ErrorAnswer answer = answer(response, body(response));
        String oddity = oddity(response) + place;
        if (response.request().reads()) {
            return new UnreadableAnswerException(
                    answer.request() + " was answered " + answer.status() + " with " + oddity
                            + ": check the client's host, and any proxy on the way",
                    answer);
        }
        return outcomeUnknown(answer, "with " + oddity + " came instead of the outcome");
    }

    private static TributaryException outcomeUnknown(ErrorAnswer answer, String what) {
        String message = answer.request() + " may or may not have been carried out: status " + answer.status() + " "
                + what + "; look at the object before sending it again";
        return new OutcomeUnknownException(message, answer, null);
    }

    private TributaryException rejected(ApiResponse response, ErrorAnswer answer) {
        if (ErrorCode.ALREADY_EXISTS.equals(answer.code()) || ErrorCode.IDEMPOTENCY_KEY_REUSED.equals(answer.code())) {
            return new ConflictException(answer);
        }
        return switch (answer.status()) {
            case Statuses.BAD_REQUEST, Statuses.UNPROCESSABLE -> new ValidationException(answer);
            case Statuses.UNAUTHORIZED -> new UnauthorizedException(answer);
            case Statuses.FORBIDDEN -> new ForbiddenException(answer);
            case Statuses.NOT_FOUND -> new NotFoundException(answer);
            case Statuses.CONFLICT -> new ConflictException(answer);
            case Statuses.PRECONDITION_FAILED -> new PreconditionFailedException(answer);
            case Statuses.TOO_MANY_REQUESTS ->
                new RateLimitedException(answer, RetryAfter.of(response, time).orElse(null));
            default -> new RejectedException(answer);
        };
    }

    private static ErrorAnswer answer(ApiResponse response, Optional<ApiError> body) {
        return new ErrorAnswer(
                response.request().name(),
                response.status(),
                response.requestId().or(() -> body.map(ApiError::requestId)).orElse(null),
                body.map(ApiError::code).orElse(null),
                body.map(ApiError::detail).orElse(null),
                body.map(ApiError::errors).orElse(List.<FieldError>of()));
    }

    private Optional<ApiError> body(ApiResponse response) {
        try {
            return Optional.ofNullable(
                    TributaryJson.mapper().readValue(response.body().toByteArray(), ApiError.class));
        } catch (IOException e) {
            // Not this API's error document; whoever asks reports the answer as a foreign one.
            return Optional.empty();
        }
    }

    /** What an answer that is not of this API looks like, without repeating any of it. */
    private static String oddity(ApiResponse response) {
        String location = response.headers().get("Location");
        if (location != null) {
            return "a redirection to " + location;
        }
        if (response.body().size() == 0) {
            return "an empty body";
        }
        String type = response.headers().get("Content-Type");
        return type == null || type.contains("json") ? "a body that is not of this API" : "a body of type " + type;
    }
}
