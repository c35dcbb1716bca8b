package dev.tributary.runtime.service;

import dev.tributary.api.model.auth.ClientCredential;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.auth.Role;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.runtime.auth.Credentials;
import dev.tributary.runtime.auth.NewCredential;
import dev.tributary.runtime.store.StoredCredential;
import dev.tributary.runtime.store.Tables;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Client credentials in the store. */
final class StoredCredentialService implements CredentialService {
    private static final String MANAGE = "manage client credentials";

    private final ServiceStore store;
    private final Credentials credentials;

    StoredCredentialService(ServiceStore store, Credentials credentials) {
        this.store = store;
        this.credentials = credentials;
    }

    @Override
    public List<ClientCredential> list(Caller caller) {
        caller.require(RoleKey.ADMIN, MANAGE);
        return store.read(tables -> tables.credentials().all()).stream()
                .map(credential -> shown(credential, null))
                .toList();
    }

    @Override
    public ClientCredential create(Caller caller, CreateClientCredentialRequest request) {
        caller.require(RoleKey.ADMIN, MANAGE);
        String role = role(request.roleIds());
        NewCredential made = store.write(tables -> credentials.create(tables, role, request.description()));
        return shown(made.stored(), made.secret());
    }

    private static String role(List<String> roleIds) {
        String known = Roles.ALL.stream().map(Role::id).collect(Collectors.joining(", "));
        if (roleIds.size() != 1) {
            throw new ServiceException.Invalid(
                    "role_ids", "role_ids names " + roleIds.size() + " roles: send exactly one of " + known);
        }
        String id = roleIds.get(0);
        return Roles.find(id)
                .map(Role::id)
                .orElseThrow(() -> new ServiceException.Invalid(
                        "role_ids", "role_ids: '" + id + "' is not a role: send exactly one of " + known));
    }

    @Override
    public ClientCredential delete(Caller caller, String clientId) {
        caller.require(RoleKey.ADMIN, MANAGE);
        return store.write(tables -> {
            tables.credentials().lockAll();
            StoredCredential credential = tables.credentials()
                    .find(clientId)
                    .orElseThrow(() -> new ServiceException.NotFound("client credential '" + clientId
                            + "' not found: list the client credentials to see which there are"));
            refuseTheLastAdmin(tables, credential);
            tables.credentials().delete(clientId);
            return shown(credential, null);
        });
    }

    private static void refuseTheLastAdmin(Tables tables, StoredCredential credential) {
        boolean another = tables.credentials().all().stream()
                .anyMatch(other -> other.role().equals(Credentials.ADMIN)
                        && !other.clientId().equals(credential.clientId()));
        if (credential.role().equals(Credentials.ADMIN) && !another) {
            throw new ServiceException.Rejected("client credential '" + credential.clientId()
                    + "' is the last one of an administrator: create another one first");
        }
    }

    @Override
    public List<Role> roles(Caller caller) {
        caller.require(RoleKey.VIEWER, "read roles");
        return Roles.ALL;
    }

    private static ClientCredential shown(StoredCredential credential, @Nullable String secret) {
        return ClientCredential.builder()
                .clientId(credential.clientId())
                .secret(secret)
                .description(credential.description())
                .createdAt(credential.createdAt())
                .roles(Roles.find(credential.role()).stream().toList())
                .build();
    }
}
