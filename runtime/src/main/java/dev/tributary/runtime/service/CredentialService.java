package dev.tributary.runtime.service;

import dev.tributary.api.model.auth.ClientCredential;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.auth.Role;
import java.util.List;

/** Client credentials; for administrators. Safe for use by several threads. */
public interface CredentialService {

    /** All credentials without their secrets, oldest first. */
    List<ClientCredential> list(Caller caller);

    /**
     * Makes a credential.
     *
     * @return it with its secret, which is never shown again
     * @throws ServiceException.Invalid when a role is not known, or when there is not exactly one
     */
    ClientCredential create(Caller caller, CreateClientCredentialRequest request);

    /**
     * Deletes a credential. Its tokens end at once, on every server.
     *
     * @return it as it was, without its secret
     * @throws ServiceException.NotFound when there is no such credential
     * @throws ServiceException.Rejected when it is the last one of an administrator
     */
    ClientCredential delete(Caller caller, String clientId);

    /** The roles that a credential can have; any role may ask. */
    List<Role> roles(Caller caller);
}
