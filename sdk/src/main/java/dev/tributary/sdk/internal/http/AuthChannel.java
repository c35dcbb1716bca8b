package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.internal.http.ApiRequest.Access;
import dev.tributary.sdk.internal.http.ExchangeException.Reason;

/** Adds the token; when the server refuses it, logs in anew and repeats the request once. */
final class AuthChannel implements Channel {
    private final Channel next;
    private final AccessTokens tokens;
    private final ErrorAnswers errors;

    AuthChannel(Channel next, AccessTokens tokens, ErrorAnswers errors) {
        this.next = next;
        this.tokens = tokens;
        this.errors = errors;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        if (request.access() == Access.OPEN) {
            return next.execute(request);
        }
        IssuedToken token = token(request);
        ApiResponse response = next.execute(with(token, request));
        if (response.status() != Statuses.UNAUTHORIZED) {
            return response;
        }
        tokens.discard(token);
        // A 401 is decided before anything is done, so that repeating is safe for every kind of request.
        return next.execute(with(token(request), request)).after(response.earlierInDoubt());
    }

    /** Waits for a token and sends nothing with it; the requests to come will have it. */
    void logIn(ApiRequest request) throws ExchangeException {
        token(request);
    }

    private static ApiRequest with(IssuedToken token, ApiRequest request) {
        return request.withHeader(HeaderNames.AUTHORIZATION, "Bearer " + token.value());
    }

    private IssuedToken token(ApiRequest request) throws ExchangeException {
        LoginOutcome outcome = tokens.get(request);
        if (outcome instanceof LoginOutcome.Granted granted) {
            return granted.token();
        }
        if (outcome instanceof LoginOutcome.Refused refused) {
            throw errors.forLogin(refused.response());
        }
        ExchangeException failure = ((LoginOutcome.Unanswered) outcome).failure();
        // Only the login's own thread can have been interrupted, and that only by closing the client.
        Reason reason = failure.reason() == Reason.INTERRUPTED ? Reason.CLOSED : failure.reason();
        throw new ExchangeException(reason, false, "no login: " + failure.getMessage(), failure);
    }
}
