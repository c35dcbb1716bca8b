package dev.tributary.terraform.resource;

import dev.tributary.api.model.auth.ClientCredential;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.auth.Role;
import dev.tributary.sdk.TributaryClient;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.ManagedResource;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Rule;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Optional;

/** {@code tributary_client_credential}. Nothing of a credential can be changed: every change makes a new one. */
final class ClientCredentialResource implements ManagedResource {

    private static final String ID = "id";
    private static final String CLIENT_ID = "client_id";
    private static final String SECRET = "secret";
    private static final String DESCRIPTION = "description";
    private static final String ROLES = "roles";
    private static final String CREATED_AT = "created_at";

    private static final Schema SCHEMA = Schema.of(
            "A credential for the management API, for a program or another Terraform configuration.",
            Attribute.of(ROLES, Type.setOf(Type.STRING))
                    .required()
                    .replaces()
                    .must(new Rule("at least one role", ClientCredentialResource::complaint))
                    .describe("What it may do: `admin`, `editor`, `viewer`."),
            Attribute.text(DESCRIPTION).optional().replaces().describe("What it is for."),
            Attribute.text(ID).computed().stable().describe("The client id: what `terraform import` takes."),
            Attribute.text(CLIENT_ID).computed().stable().describe("The client id."),
            Attribute.text(SECRET)
                    .computed()
                    .stable()
                    .sensitive()
                    .describe(
                            "The secret. The server tells it once, so it is in the state from then on, and null after an"
                                    + " import."),
            Attribute.text(CREATED_AT).computed().stable().describe("When it was created."));

    private final Session session;

    ClientCredentialResource(Session session) {
        this.session = session;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    private static Optional<String> complaint(Value value) {
        return value instanceof Value.Unordered set && set.elements().isEmpty()
                ? Optional.of("There is no role; give one of admin, editor, viewer.")
                : Optional.empty();
    }

    @Override
    public Value.Mapping create(Change change, Diagnostics out) throws ProviderException, InterruptedException {
        List<String> wanted = change.planned().texts(ROLES).orElse(List.of());
        List<Role> roles =
                session.call("read the roles", client -> client.credentials().roles());
        for (String role : wanted) {
            if (roles.stream().noneMatch(each -> each.key().text().equals(role))) {
                throw new ProviderException(
                        AttributePath.of(ROLES),
                        "No such role",
                        "\"" + role + "\" is none of the server's roles: "
                                + String.join(
                                        ", ",
                                        roles.stream()
                                                .map(each -> each.key().text())
                                                .toList()) + ".",
                        null);
            }
        }
        CreateClientCredentialRequest request = CreateClientCredentialRequest.builder()
                .description(change.planned().text(DESCRIPTION).orElse(null))
                .roleIds(roles.stream()
                        .filter(role -> wanted.contains(role.key().text()))
                        .map(Role::id)
                        .toList())
                .build();
        ClientCredential created = session.call(
                "create the credential", client -> client.credentials().create(request));
        return state(created, Value.ofText(created.secret()));
    }

    @Override
    public Optional<Value.Mapping> read(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        return find(state.needText(ID)).map(found -> state(found, state.value().get(SECRET)));
    }

    private Optional<ClientCredential> find(String clientId) throws ProviderException, InterruptedException {
        return session.call("read the credential " + clientId, client -> find(client, clientId));
    }

    private static Optional<ClientCredential> find(TributaryClient client, String clientId) {
        return client.credentials().list().stream()
                .filter(each -> each.clientId().equals(clientId))
                .findFirst();
    }

    /** Never called: every attribute that can be given needs a new credential when it changes. */
    @Override
    public Value.Mapping update(Change change, Diagnostics out) {
        return change.planned().value();
    }

    @Override
    public void delete(Fields state, Diagnostics out) throws ProviderException, InterruptedException {
        String id = state.needText(ID);
        session.call("delete the credential " + id, client -> {
            try {
                return List.of(client.credentials().delete(id));
            } catch (NotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public Value.Mapping importState(String id, Diagnostics out) throws ProviderException, InterruptedException {
        ClientCredential found = find(id).orElseThrow(() -> new ProviderException(
                "No such credential", "There is no credential with the client id \"" + id + "\"."));
        return state(found, Value.nil());
    }

    private static Value.Mapping state(ClientCredential credential, Value secret) {
        String description = credential.description();
        Value created = credential.createdAt() == null
                ? Value.nil()
                : Value.ofText(credential.createdAt().toString());
        return SCHEMA.empty()
                .with(ID, Value.ofText(credential.clientId()))
                .with(CLIENT_ID, Value.ofText(credential.clientId()))
                .with(SECRET, secret)
                .with(DESCRIPTION, Value.ofText(description))
                .with(CREATED_AT, created)
                .with(
                        ROLES,
                        new Value.Unordered(credential.roles().stream()
                                .map(role -> Value.ofText(role.key().text()))
                                .toList()));
    }
}
