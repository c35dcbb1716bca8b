package dev.tributary.runtime.service;

import dev.tributary.api.model.auth.RoleKey;
import java.util.List;

/**
 * Who asks.
 *
 * @param clientId the credential
 * @param role what it may do
 */
public record Caller(String clientId, RoleKey role) {
    private static final List<RoleKey> RISING = List.of(RoleKey.VIEWER, RoleKey.EDITOR, RoleKey.ADMIN);

    /** Whether the role allows what {@code needed} allows. An unknown role allows nothing. */
    public boolean may(RoleKey needed) {
        return RISING.contains(needed) && RISING.indexOf(role) >= RISING.indexOf(needed);
    }

    /**
     * Refuses to go on unless the role allows what {@code needed} allows.
     *
     * @param needed the lowest role that is enough
     * @param deed what was tried, as the end of "may not ..."
     * @throws ServiceException.Forbidden when it does not
     */
    void require(RoleKey needed, String deed) {
        if (!may(needed)) {
            throw new ServiceException.Forbidden("client " + clientId + " has the role " + role + " and may not " + deed
                    + "; ask an administrator for a credential with the role " + needed);
        }
    }
}
