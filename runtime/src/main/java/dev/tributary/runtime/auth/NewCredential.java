package dev.tributary.runtime.auth;

import dev.tributary.runtime.store.StoredCredential;

/**
 * A credential that was just made, with its secret. The secret is known only here: it is shown once.
 *
 * @param stored the credential as it is stored
 * @param secret its secret
 */
public record NewCredential(StoredCredential stored, String secret) {
    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "NewCredential{" + stored.clientId() + "}";
    }
}
