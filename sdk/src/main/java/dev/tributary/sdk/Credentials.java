package dev.tributary.sdk;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.auth.ClientCredential;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.auth.Role;
import dev.tributary.sdk.internal.http.ApiCaller;
import dev.tributary.sdk.internal.http.Operation;
import java.util.List;

/**
 * Client credentials; for administrators. Immutable and safe for use by many threads. Every method throws the
 * exceptions of {@link dev.tributary.sdk.error}; only the ones special to it are named below.
 */
public final class Credentials {
    private final ApiCaller api;

    Credentials(ApiCaller api) {
        this.api = api;
    }

    /** All credentials without their secrets, oldest first. */
    public List<ClientCredential> list() {
        return api.call(Operation.get(ApiPaths.CLIENT_CREDENTIALS), new TypeReference<List<ClientCredential>>() {});
    }

    /**
     * Makes a credential.
     *
     * @return it with its secret, which is never shown again
     * @throws dev.tributary.sdk.error.ValidationException when a role is not known
     */
    public ClientCredential create(CreateClientCredentialRequest request) {
        return api.call(Operation.post(ApiPaths.CLIENT_CREDENTIALS).body(request), ClientCredential.class);
    }

    /**
     * Deletes a credential; its tokens end at once.
     *
     * @return it as it was, without its secret
     * @throws dev.tributary.sdk.error.NotFoundException when there is none
     */
    public ClientCredential delete(String clientId) {
        String path = Ids.path(ApiPaths.CLIENT_CREDENTIAL, "client id", clientId);
        return api.call(Operation.delete(path), ClientCredential.class);
    }

    /** The roles that a credential can have. */
    public List<Role> roles() {
        return api.call(Operation.get(ApiPaths.ROLES), new TypeReference<List<Role>>() {});
    }
}
