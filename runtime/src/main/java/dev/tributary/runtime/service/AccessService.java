package dev.tributary.runtime.service;

import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRefreshRequest;
import dev.tributary.api.model.auth.AccessTokenRequest;

/**
 * Exchanges credentials for tokens and tokens for callers. A token is good on every server that shares store and
 * encryption key, until it ends or its credential is deleted. Safe for use by several threads.
 */
public interface AccessService {

    /**
     * Exchanges a client id and its secret for tokens.
     *
     * @throws ServiceException.Unauthorized when they do not belong together
     */
    AccessToken issue(AccessTokenRequest request);

    /**
     * Exchanges a refresh token for new tokens.
     *
     * @throws ServiceException.Unauthorized when it is none, has ended or its credential was deleted
     */
    AccessToken refresh(AccessTokenRefreshRequest request);

    /**
     * Who sends this bearer token.
     *
     * @throws ServiceException.Unauthorized when it is none, has ended or its credential was deleted
     */
    Caller authenticate(String bearerToken);
}
