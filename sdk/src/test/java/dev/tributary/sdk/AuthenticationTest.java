package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.sdk.error.ForbiddenException;
import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.RateLimitedException;
import dev.tributary.sdk.error.ServerErrorException;
import dev.tributary.sdk.error.UnauthorizedException;
import dev.tributary.sdk.error.UnreachableException;
import dev.tributary.sdk.error.UnreadableAnswerException;
import dev.tributary.sdk.internal.http.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String SOURCE = "/sources/" + ID;
    private static final String PAUSE = SOURCE + "/actions/pause";
    private static final Duration TOKEN_LIFE = Duration.ofHours(2);

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final FakeTime time = new FakeTime();
    private final TributaryClient client = server.client(time);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenCredentials_whenCalled_thenLogsInWithThem() {
        server.on(get(urlEqualTo(SOURCE)), ScriptedServer.example("source-page.json"));

        client.sources().find(ID);

        assertThat(server.count(login().withHeader("Authorization", absent())
                        .withRequestBody(equalToJson("{\"client_id\":\"" + ScriptedServer.CLIENT_ID + "\",\"secret\":\""
                                + ScriptedServer.SECRET + "\"}"))))
                .isEqualTo(1);
    }

    @Test
    void givenToken_whenCalled_thenSendsIt() {
        server.script(() -> post(urlEqualTo(ScriptedServer.LOGIN)), token("first"));
        server.on(get(urlEqualTo(SOURCE)), ScriptedServer.example("source-page.json"));

        client.sources().find(ID);

        assertThat(bearers()).containsExactly("Bearer first");
    }

    @Test
    void givenToken_whenCalledAgain_thenLogsInOnce() {
        server.on(get(urlEqualTo(SOURCE)), ScriptedServer.example("source-page.json"));

        client.sources().find(ID);
        client.sources().find(ID);

        assertThat(server.count(login())).isEqualTo(1);
    }

    @Test
    void givenClient_whenLoggedIn_thenTheNextCallSendsThatToken() {
        server.script(() -> post(urlEqualTo(ScriptedServer.LOGIN)), token("first"));
        server.on(get(urlEqualTo(SOURCE)), ScriptedServer.example("source-page.json"));

        client.logIn();
        client.logIn();
        client.sources().find(ID);

        assertThat(bearers()).containsExactly("Bearer first");
        assertThat(server.count(login())).isEqualTo(1);
    }

    @Test
    void givenClient_whenLoggedIn_thenSaysWhoCalls() {
        client.logIn();

        assertThat(server.count(login().withHeader("User-Agent", matching("tributary-sdk/\\S+ java/\\S+"))
                        .withHeader("Accept-Encoding", equalTo("identity"))))
                .isEqualTo(1);
    }

    @Test
    void givenWrongSecret_whenLoggedIn_thenSaysSo() {
        server.on(post(urlEqualTo(ScriptedServer.LOGIN)), unauthorized());

        assertThatThrownBy(client::logIn).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void givenClosedClient_whenLoggedIn_thenSaysSo() {
        client.close();

        assertThatThrownBy(client::logIn)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void givenFiftyThreads_whenCalledForTheFirstTime_thenLogsInOnce() throws Exception {
        server.on(post(urlEqualTo(ScriptedServer.LOGIN)), token("shared").withFixedDelay(200));
        server.on(get(urlEqualTo(SOURCE)), ScriptedServer.example("source-page.json"));
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(() -> client.sources().find(ID).isPresent());
            }
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(server.count(login())).isEqualTo(1);
    }

    @Test
    void givenTokenNearItsEnd_whenCalled_thenFetchesTheNextOneAhead() {
        server.script(() -> post(urlEqualTo(ScriptedServer.LOGIN)), token("first"), token("second"));
        server.on(get(urlEqualTo(SOURCE)), ScriptedServer.example("source-page.json"));
        client.sources().find(ID);
        time.advance(TOKEN_LIFE.minusMinutes(4));

        Awaitility.await().until(() -> {
            client.sources().find(ID);
            return bearers().contains("Bearer second");
        });
        assertThat(server.count(login())).isEqualTo(2);
    }

    @Test
    void givenRefusedToken_whenCalled_thenRepeatsWithANewOne() {
        server.script(() -> post(urlEqualTo(ScriptedServer.LOGIN)), token("first"), token("second"));
        server.script(() -> get(urlEqualTo(SOURCE)), unauthorized(), ScriptedServer.example("source-page.json"));

        client.sources().find(ID);

        assertThat(bearers()).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void givenRefusedToken_whenChanged_thenRepeatsWithANewOne() {
        server.script(() -> post(urlEqualTo(PAUSE)), unauthorized(), ScriptedServer.example("source.json"));

        assertThat(client.sources().pause(ID).id()).isEqualTo(ID);
    }

    @Test
    void givenEveryTokenRefused_whenCalled_thenUnauthorizedAfterTwoTries() {
        server.on(get(urlEqualTo(SOURCE)), unauthorized());

        assertThatThrownBy(() -> client.sources().find(ID)).isInstanceOf(UnauthorizedException.class);
        assertThat(server.count(getRequestedFor(urlEqualTo(SOURCE)))).isEqualTo(2);
    }

    @Test
    void givenConnectionLostBeforeTheTokensAreRefused_whenCreated_thenTheOutcomeStaysOpen() {
        server.script(
                () -> post(urlEqualTo("/sources")),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                unauthorized());
        CreateSourceRequest request = Examples.value("create-source-request.json", CreateSourceRequest.class);

        assertThatThrownBy(() -> client.sources().create(request)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void givenWrongSecret_whenCalled_thenUnauthorizedNamesTheLogin() {
        server.on(post(urlEqualTo(ScriptedServer.LOGIN)), unauthorized());

        assertThatThrownBy(() -> client.sources().find(ID))
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining(ScriptedServer.LOGIN);
    }

    @Test
    void givenWrongSecret_whenCalled_thenTheMessageHidesTheSecret() {
        server.on(post(urlEqualTo(ScriptedServer.LOGIN)), unauthorized());

        assertThatThrownBy(() -> client.sources().find(ID)).message().doesNotContain(ScriptedServer.SECRET);
    }

    @Test
    void givenForbiddenLogin_whenCalled_thenForbidden() {
        server.on(
                post(urlEqualTo(ScriptedServer.LOGIN)),
                ScriptedServer.json(403, Examples.text("error-forbidden.json")));

        assertThatThrownBy(() -> client.sources().find(ID)).isInstanceOf(ForbiddenException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void givenHostThatIsNoServer_whenFound_thenUnreadableAndNotEmpty(int status) {
        server.on(post(urlEqualTo(ScriptedServer.LOGIN)), ScriptedServer.json(status, "{\"detail\":\"no such page\"}"));

        assertThatThrownBy(() -> client.topics().find("orders")).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void givenLoginThatFailsOnce_whenChanged_thenTriesAgain() {
        server.script(
                () -> post(urlEqualTo(ScriptedServer.LOGIN)),
                ScriptedServer.json(503, Examples.text("error-unavailable.json")),
                token("first"));
        server.on(post(urlEqualTo(PAUSE)), ScriptedServer.example("source.json"));

        assertThat(client.sources().pause(ID).id()).isEqualTo(ID);
    }

    @Test
    void givenLoginThatFailsEachTime_whenCalled_thenServerError() {
        server.on(
                post(urlEqualTo(ScriptedServer.LOGIN)),
                ScriptedServer.json(503, Examples.text("error-unavailable.json")));

        assertThatThrownBy(() -> client.sources().find(ID)).isInstanceOf(ServerErrorException.class);
    }

    @Test
    void givenLoginRateLimit_whenCalled_thenRateLimited() {
        server.on(
                post(urlEqualTo(ScriptedServer.LOGIN)),
                ScriptedServer.json(429, "{\"detail\":\"slow down\"}").withHeader("Retry-After", "900"));

        assertThatThrownBy(() -> client.sources().find(ID)).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void givenLoginWithoutAnswer_whenChanged_thenUnreachableAsNothingWasSent() {
        server.on(post(urlEqualTo(ScriptedServer.LOGIN)), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(() -> client.sources().pause(ID))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("no login");
    }

    @Test
    void givenFailedLogin_whenCalledLater_thenLogsInAnew() {
        server.script(() -> post(urlEqualTo(ScriptedServer.LOGIN)), unauthorized(), token("first"));
        server.on(get(urlEqualTo(SOURCE)), ScriptedServer.example("source-page.json"));

        assertThatThrownBy(() -> client.sources().find(ID)).isInstanceOf(UnauthorizedException.class);
        assertThat(client.sources().find(ID)).isPresent();
    }

    private static List<String> bearers() {
        return server.requests(getRequestedFor(urlEqualTo(SOURCE))).stream()
                .map(request -> request.getHeader("Authorization"))
                .toList();
    }

    private static RequestPatternBuilder login() {
        return postRequestedFor(urlEqualTo(ScriptedServer.LOGIN));
    }

    private static ResponseDefinitionBuilder token(String value) {
        return ScriptedServer.json(
                200,
                "{\"accessToken\":\"" + value + "\",\"refreshToken\":\"r\",\"expires\":\"2026-11-02T14:00:00Z\","
                        + "\"expiresIn\":" + TOKEN_LIFE.toSeconds() + "}");
    }

    private static ResponseDefinitionBuilder unauthorized() {
        return ScriptedServer.json(401, Examples.text("error-unauthorized.json"));
    }
}
