package dev.tributary.sdk.internal.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.ApiHeaders;
import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.sdk.error.CallInterruptedException;
import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.TributaryException;
import dev.tributary.sdk.error.UnreachableException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The typed top of the {@link ChannelStack}: an operation goes in; a value of the model or one of the SDK's exceptions
 * comes out. Immutable and safe for use by many threads.
 */
public final class ApiCaller {
    /** What messages name when there is no answer; the request itself is {@link Login}'s. */
    private static final Operation NAME_OF_LOGIN =
            Operation.post(ApiPaths.ACCESS_TOKEN).effect(Effect.READS).open();

    private final Channel channel;
    private final LogIn logIn;
    private final RequestFactory requests;
    private final ErrorAnswers errors;
    private final Time time;

    ApiCaller(Channel channel, LogIn logIn, RequestFactory requests, ErrorAnswers errors, Time time) {
        this.channel = channel;
        this.logIn = logIn;
        this.requests = requests;
        this.errors = errors;
        this.time = time;
    }

    /** The same with another limit for a whole call. */
    public ApiCaller withCallTimeout(Duration timeout) {
        return new ApiCaller(channel, logIn, requests.withCallTimeout(timeout), errors, time);
    }

    /** The same for calls that may take no longer than this, nor than the limit so far. */
    public ApiCaller within(Duration limit) {
        return limit.compareTo(requests.callTimeout()) < 0 ? withCallTimeout(limit) : this;
    }

    /** The clock that calls run on. */
    public Time time() {
        return time;
    }

    /** Calls and reads the answer as a value of this class. */
    public <T> T call(Operation operation, Class<T> type) {
        return call(operation, body -> TributaryJson.mapper().readValue(body, type));
    }

    /** Calls and reads the answer as a value of this type. */
    public <T> T call(Operation operation, TypeReference<T> type) {
        return call(operation, body -> TributaryJson.mapper().readValue(body, type));
    }

    /** Calls and reads the answer with this reader. */
    public <T> T call(Operation operation, Reader<T> reader) {
        return callForAll(operation, reader).value();
    }

    /** Calls and reads value, version and request id of the answer. */
    public <T> Decoded<T> callForAll(Operation operation, Reader<T> reader) {
        ApiResponse response = execute(requests.create(operation));
        if (!response.successful()) {
            throw errors.of(response);
        }
        return new Decoded<>(
                read(response, reader),
                response.headers().get(ApiHeaders.ETAG),
                response.requestId().orElse(null));
    }

    /** Makes sure that there is a token for the calls to come. */
    public void logIn() {
        ApiRequest request = requests.create(NAME_OF_LOGIN);
        try {
            logIn.with(request);
        } catch (ExchangeException e) {
            throw withoutAnswer(request, e);
        }
    }

    private <T> T read(ApiResponse response, Reader<T> reader) {
        try {
            T value = reader.read(response.body().toByteArray());
            if (value == null) {
                throw errors.unreadable(response, "");
            }
            return value;
        } catch (IOException e) {
            // Not as a cause: the parser's message may quote the answer, and the answer may hold a secret.
            throw errors.unreadable(response, JsonPlace.of(e));
        }
    }

    private ApiResponse execute(ApiRequest request) {
        try {
            return channel.execute(request);
        } catch (ExchangeException e) {
            throw withoutAnswer(request, e);
        }
    }

    private static TributaryException withoutAnswer(ApiRequest request, ExchangeException failure) {
        boolean inDoubt = failure.sent() && !request.reads();
        String what = request.name() + ": " + failure.getMessage();
        if (failure.reason() == ExchangeException.Reason.INTERRUPTED) {
            return new CallInterruptedException(what, inDoubt, failure);
        }
        if (inDoubt) {
            String message =
                    what + "; it may or may not have been carried out: look at the object before sending it again";
            return new OutcomeUnknownException(message, null, failure);
        }
        return new UnreachableException(what, failure);
    }

    /** Waits for a token. */
    @FunctionalInterface
    interface LogIn {
        /**
         * Waits at most until the request's deadline.
         *
         * @throws ExchangeException if there is no answer
         */
        void with(ApiRequest request) throws ExchangeException;
    }

    /** Makes a value of a body. */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Returns the value, or null if the body holds none.
         *
         * @throws IOException if the body is something else
         */
        @Nullable T read(byte[] body) throws IOException;
    }
}
