package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.ClientCredential;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.auth.Role;
import dev.tributary.sdk.internal.http.FakeTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CredentialsTest {
    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenCredentials_whenListed_thenAnswersThem() {
        server.on(get(urlEqualTo("/auth/client-credentials")), ScriptedServer.example("client-credentials.json"));

        assertThat(client.credentials().list())
                .isEqualTo(Examples.value("client-credentials.json", new TypeReference<List<ClientCredential>>() {}));
    }

    @Test
    void givenRequest_whenCreated_thenAnswersItWithItsSecret() {
        server.on(
                post(urlEqualTo("/auth/client-credentials"))
                        .withRequestBody(equalToJson(Examples.text("create-client-credential-request.json"))),
                ScriptedServer.example("client-credential-created.json"));

        assertThat(client.credentials()
                        .create(Examples.value(
                                "create-client-credential-request.json", CreateClientCredentialRequest.class))
                        .secret())
                .isNotEmpty();
    }

    @Test
    void givenCredential_whenDeleted_thenAnswersItAsItWas() {
        server.on(delete(urlEqualTo("/auth/client-credentials/ci")), ScriptedServer.example("client-credential.json"));

        assertThat(client.credentials().delete("ci"))
                .isEqualTo(Examples.value("client-credential.json", ClientCredential.class));
    }

    @Test
    void givenRoles_whenListed_thenAnswersThem() {
        server.on(get(urlEqualTo("/auth/roles")), ScriptedServer.example("roles.json"));

        assertThat(client.credentials().roles())
                .isEqualTo(Examples.value("roles.json", new TypeReference<List<Role>>() {}));
    }

    @Test
    void givenClient_whenANewTokenIsAsked_thenAnswersItWithoutTheClientsOwn() {
        server.on(
                post(urlEqualTo("/auth/access-token")).withHeader("Authorization", absent()),
                ScriptedServer.example("access-token.json"));

        assertThat(client.newAccessToken()).isEqualTo(Examples.value("access-token.json", AccessToken.class));
    }
}
