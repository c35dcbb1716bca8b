package dev.tributary.runtime.http;

import dev.tributary.api.model.auth.AccessTokenRefreshRequest;
import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.runtime.service.AccessService;
import dev.tributary.runtime.service.CredentialService;
import java.util.Map;

/** Tokens, credentials and roles over HTTP. */
final class AuthEndpoints {
    private final AccessService access;
    private final CredentialService credentials;

    AuthEndpoints(AccessService access, CredentialService credentials) {
        this.access = access;
        this.credentials = credentials;
    }

    Map<String, Endpoint> endpoints() {
        return Map.of(
                "createAccessToken", this::issue,
                "refreshAccessToken", this::refresh,
                "listClientCredentials", request -> Reply.ok(credentials.list(request.caller())),
                "createClientCredential", this::create,
                "deleteClientCredential", this::delete,
                "listRoles", request -> Reply.ok(credentials.roles(request.caller())));
    }

    private Reply issue(ApiRequest request) {
        return Reply.ok(access.issue(request.body(AccessTokenRequest.class)));
    }

    private Reply refresh(ApiRequest request) {
        return Reply.ok(access.refresh(request.body(AccessTokenRefreshRequest.class)));
    }

    private Reply create(ApiRequest request) {
        return Reply.ok(credentials.create(request.caller(), request.body(CreateClientCredentialRequest.class)));
    }

    private Reply delete(ApiRequest request) {
        return Reply.ok(credentials.delete(request.caller(), request.text("client_id")));
    }
}
