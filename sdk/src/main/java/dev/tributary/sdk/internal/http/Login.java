package dev.tributary.sdk.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Changes client id and secret for a token. It never uses the refresh token: the secret is at hand anyway, and one way
 * to log in fails in fewer ways than two.
 */
final class Login implements Supplier<LoginOutcome> {
    private final Channel next;
    private final Operation operation;
    private final RequestFactory requests;
    private final ObjectMapper json;
    private final Time time;

    Login(Channel next, AccessTokenRequest credentials, RequestFactory requests, ObjectMapper json, Time time) {
        this.next = next;
        // A login that is repeated leaves one token more behind and nothing else: it counts as reading.
        this.operation = Operation.post(ApiPaths.ACCESS_TOKEN)
                .body(credentials)
                .effect(Effect.READS)
                .open();
        this.requests = requests;
        this.json = json;
        this.time = time;
    }

    @Override
    public LoginOutcome get() {
        try {
            return read(next.execute(requests.create(operation)));
        } catch (ExchangeException e) {
            return new LoginOutcome.Unanswered(e);
        }
    }

    private LoginOutcome read(ApiResponse response) {
        if (!response.successful()) {
            return new LoginOutcome.Refused(response);
        }
        try {
            AccessToken token = json.readValue(response.body().toByteArray(), AccessToken.class);
            Duration life = Duration.ofSeconds(token.expiresIn());
            return new LoginOutcome.Granted(IssuedToken.startingNow(token.accessToken(), life, time));
        } catch (JsonProcessingException e) {
            // The parser's message could quote the token; AuthChannel reports an unreadable answer without it.
            return new LoginOutcome.Refused(response);
        } catch (IOException e) {
            throw new IllegalStateException("reading an answer from memory failed", e);
        }
    }
}
