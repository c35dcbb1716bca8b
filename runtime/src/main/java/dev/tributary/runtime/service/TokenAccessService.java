package dev.tributary.runtime.service;

import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRefreshRequest;
import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.runtime.auth.BusyException;
import dev.tributary.runtime.auth.Credentials;
import dev.tributary.runtime.auth.Token;
import dev.tributary.runtime.auth.TokenKind;
import dev.tributary.runtime.auth.Tokens;
import dev.tributary.runtime.store.StoreException;
import dev.tributary.runtime.store.StoredCredential;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Access by signed tokens. */
final class TokenAccessService implements AccessService {
    private final Credentials credentials;
    private final Tokens tokens;
    private final Duration accessLifetime;
    private final Duration refreshLifetime;

    TokenAccessService(Credentials credentials, Tokens tokens, Duration accessLifetime, Duration refreshLifetime) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.accessLifetime = accessLifetime;
        this.refreshLifetime = refreshLifetime;
    }

    @Override
    public AccessToken issue(AccessTokenRequest request) {
        return found(() -> credentials.verify(request.clientId(), request.secret()))
                .map(this::pair)
                .orElseThrow(() -> new ServiceException.Unauthorized("client_id '" + request.clientId()
                        + "' and secret do not belong together: check both, or ask an administrator for new ones"));
    }

    @Override
    public AccessToken refresh(AccessTokenRefreshRequest request) {
        return found(() -> tokens.read(request.refreshToken(), TokenKind.REFRESH))
                .map(this::pair)
                .orElseThrow(() -> new ServiceException.Unauthorized(
                        "refresh_token is not valid or has ended: get a new one with client_id and secret"));
    }

    @Override
    public Caller authenticate(String bearerToken) {
        return found(() -> tokens.read(bearerToken, TokenKind.ACCESS))
                .map(credential -> new Caller(credential.clientId(), RoleKey.of(credential.role())))
                .orElseThrow(() -> new ServiceException.Unauthorized(
                        "the bearer token is not valid or has ended: get a new one from /auth/access-token"));
    }

    private static Optional<StoredCredential> found(Supplier<Optional<StoredCredential>> search) {
        try {
            return search.get();
        } catch (StoreException.Unavailable e) {
            throw ServiceStore.unavailable(e);
        } catch (BusyException e) {
            throw new ServiceException.Unavailable("too many logins at once: try again in a few seconds", e);
        }
    }

    private AccessToken pair(StoredCredential credential) {
        Token access = tokens.issue(credential, TokenKind.ACCESS, accessLifetime);
        Token refresh = tokens.issue(credential, TokenKind.REFRESH, refreshLifetime);
        return AccessToken.builder()
                .accessToken(access.text())
                .refreshToken(refresh.text())
                .expires(access.expires())
                .expiresIn(accessLifetime.toSeconds())
                .build();
    }
}
