package dev.tributary.runtime.service;

import static dev.tributary.runtime.service.ServiceFixture.ADMIN;
import static dev.tributary.runtime.service.ServiceFixture.EDITOR;
import static dev.tributary.runtime.service.ServiceFixture.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRefreshRequest;
import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.api.model.auth.ClientCredential;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Credentials and the tokens they are exchanged for. */
class CredentialServiceTest extends ServiceContract {
    @Override
    StoreSettings settings(Path folder) {
        return Stores.sqlite(folder);
    }

    @Test
    void aNewCredentialCanBeExchangedForATokenOfItsRole() {
        AccessToken token = exchange(create("editor"));

        assertThat(access().authenticate(token.accessToken()).role()).isEqualTo(RoleKey.EDITOR);
    }

    @Test
    void aTokenIsGoodForAtLeastTwoHours() {
        AccessToken token = exchange(create("viewer"));

        assertThat(Duration.between(fixture().clock.instant(), token.expires())).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aRefreshTokenBringsANewToken() {
        ClientCredential credential = create("viewer");
        AccessToken first = exchange(credential);
        fixture().clock.move(Duration.ofHours(3));

        AccessToken second = access().refresh(AccessTokenRefreshRequest.builder()
                .refreshToken(first.refreshToken())
                .build());

        assertThat(access().authenticate(second.accessToken()).clientId()).isEqualTo(credential.clientId());
    }

    @Test
    void anEndedTokenIsRefused() {
        AccessToken token = exchange(create("viewer"));
        fixture().clock.move(Duration.ofHours(3));

        assertThatThrownBy(() -> access().authenticate(token.accessToken()))
                .isInstanceOf(ServiceException.Unauthorized.class);
    }

    @Test
    void aWrongSecretIsRefusedWithoutRepeatingIt() {
        String client = create("viewer").clientId();

        assertThatThrownBy(() -> access().issue(AccessTokenRequest.builder()
                        .clientId(client)
                        .secret("wrong-one")
                        .build()))
                .isInstanceOf(ServiceException.Unauthorized.class)
                .hasMessageNotContaining("wrong-one");
    }

    @Test
    void aDeletedCredentialEndsItsTokens() {
        ClientCredential credential = create("viewer");
        AccessToken token = exchange(credential);
        credentials().delete(ADMIN, credential.clientId());

        assertThatThrownBy(() -> access().authenticate(token.accessToken()))
                .isInstanceOf(ServiceException.Unauthorized.class);
    }

    @Test
    void secretsAreShownOnce() {
        create("viewer");

        assertThat(credentials().list(ADMIN))
                .extracting(ClientCredential::secret)
                .containsOnlyNulls();
    }

    @Test
    void theLastAdministratorStays() {
        ClientCredential last = create("admin");

        assertThatThrownBy(() -> credentials().delete(ADMIN, last.clientId()))
                .isInstanceOf(ServiceException.Rejected.class)
                .hasMessageContaining("last");
    }

    @Test
    void oneOfTwoAdministratorsCanBeDeleted() {
        ClientCredential first = create("admin");
        ClientCredential second = create("admin");

        credentials().delete(ADMIN, first.clientId());

        assertThat(credentials().list(ADMIN))
                .extracting(ClientCredential::clientId)
                .containsExactly(second.clientId());
    }

    @Test
    void anUnknownRoleIsRefused() {
        assertThatThrownBy(() -> create("king"))
                .isInstanceOf(ServiceException.Invalid.class)
                .hasMessageContaining("admin, editor, viewer");
    }

    @Test
    void anUnknownCredentialIsNotFound() {
        assertThatThrownBy(() -> credentials().delete(ADMIN, "nope")).isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void anEditorMayNotManageCredentials() {
        assertThatThrownBy(() -> credentials().list(EDITOR)).isInstanceOf(ServiceException.Forbidden.class);
    }

    @Test
    void anybodyMaySeeTheRoles() {
        assertThat(credentials().roles(VIEWER))
                .extracting(role -> role.id())
                .containsExactly("admin", "editor", "viewer");
    }

    private CredentialService credentials() {
        return fixture().services.credentials();
    }

    private AccessService access() {
        return fixture().services.access();
    }

    private ClientCredential create(String role) {
        return credentials()
                .create(
                        ADMIN,
                        CreateClientCredentialRequest.builder()
                                .roleIds(List.of(role))
                                .build());
    }

    private AccessToken exchange(ClientCredential credential) {
        return access().issue(AccessTokenRequest.builder()
                .clientId(credential.clientId())
                .secret(Objects.requireNonNull(credential.secret()))
                .build());
    }
}
