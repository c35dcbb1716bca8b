package dev.tributary.sdk.internal.http;

import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.auth.AccessTokenRequest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes client id and secret for a token. It never uses the refresh token: the secret is at hand anyway, and one way
 * to log in fails in fewer ways than two.
 */
final class Login implements Supplier<LoginOutcome> {
    private final Channel next;
    private final Operation operation;
    private final RequestFactory requests;
    private final Time time;

    Login(Channel next, AccessTokenRequest credentials, RequestFactory requests, Time time) {
        this.next = next;
        // A login that is repeated leaves one token more behind and nothing else: it counts as reading.
        this.operation = Operation.post(ApiPaths.ACCESS_TOKEN)
                .body(LoginMessages.request(credentials))
                .effect(Effect.READS)
                .open();
        this.requests = requests;
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
        Optional<IssuedToken> token = LoginMessages.token(response.body(), time);
        return token.isPresent() ? new LoginOutcome.Granted(token.get()) : new LoginOutcome.Refused(response);
    }
}
