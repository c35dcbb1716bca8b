package dev.tributary.runtime.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a client credential.
 *
 * @param clientId the client
 * @param secretHash its secret, hashed
 * @param role what it may do
 * @param description what it is for
 * @param stamp random; a new one ends all tokens of the credential
 * @param createdAt when it was created, to the millisecond
 */
public record StoredCredential(
        String clientId,
        String secretHash,
        String role,
        @Nullable String description,
        String stamp,
        Instant createdAt) {

    /** Leaves hash and stamp out. */
    @Override
    public String toString() {
        return "StoredCredential{" + clientId + ", " + role + "}";
    }
}
