package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.sdk.settings.RetryPolicy;
import dev.tributary.sdk.settings.Timeouts;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TributaryClientBuilderTest {
    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    @BeforeEach
    void serve() {
        server.on(get(urlEqualTo("/sources/connectors")), ScriptedServer.example("connectors.json"));
        server.on(get(urlEqualTo("/behind/proxy/healthz")), ScriptedServer.example("health.json"));
    }

    @Test
    void givenEnvironment_whenBuilt_thenUsesIt() {
        Map<String, String> environment = Map.of(
                "TRIBUTARY_HOST", server.url(), "TRIBUTARY_CLIENT_ID", "env-id", "TRIBUTARY_SECRET", "env-secret");
        try (TributaryClient client = new TributaryClientBuilder(environment).build()) {
            client.connectors().list();
        }

        assertThat(logins("env-id", "env-secret")).isEqualTo(1);
    }

    @Test
    void givenValuesAndEnvironment_whenBuilt_thenTheValuesWin() {
        Map<String, String> environment =
                Map.of("TRIBUTARY_HOST", "http://nowhere.invalid", "TRIBUTARY_CLIENT_ID", "x", "TRIBUTARY_SECRET", "y");
        TributaryClientBuilder builder =
                new TributaryClientBuilder(environment).host(server.url()).credentials("given-id", "given-secret");
        try (TributaryClient client = builder.build()) {
            client.connectors().list();
        }

        assertThat(logins("given-id", "given-secret")).isEqualTo(1);
    }

    @Test
    void givenNothing_whenBuilt_thenNamesAllThatIsMissing() {
        assertThatThrownBy(() -> new TributaryClientBuilder(Map.of()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TRIBUTARY_HOST")
                .hasMessageContaining("TRIBUTARY_CLIENT_ID")
                .hasMessageContaining("TRIBUTARY_SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8080",
                "ftp://127.0.0.1",
                "http://",
                "http://u:p@127.0.0.1",
                "http://h/?a=b",
                "http://h/#x"
            })
    void givenUnusableHost_whenBuilt_thenSaysWhatOneLooksLike(String host) {
        TributaryClientBuilder builder =
                new TributaryClientBuilder(Map.of()).host(host).credentials("id", "secret");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/behind/proxy", "/behind/proxy/"})
    void givenHostWithPath_whenCalled_thenKeepsThePath(String path) {
        TributaryClientBuilder builder =
                new TributaryClientBuilder(Map.of()).host(server.url() + path).credentials("id", "secret");
        try (TributaryClient client = builder.build()) {
            assertThat(client.health().status()).isEqualTo("ok");
        }
    }

    @Test
    void givenHook_whenBuilt_thenItSetsUpTheHttpClient() {
        AtomicBoolean passed = new AtomicBoolean();
        TributaryClientBuilder builder = new TributaryClientBuilder(Map.of())
                .host(server.url())
                .credentials("id", "secret")
                .okHttp(http -> http.addInterceptor(chain -> {
                    passed.set(true);
                    return chain.proceed(chain.request());
                }));
        try (TributaryClient client = builder.build()) {
            client.connectors().list();
        }

        assertThat(passed).isTrue();
    }

    @Test
    void givenHookThatTrustsTheCertificate_whenCalledOverTls_thenWorks() {
        TributaryClientBuilder builder = new TributaryClientBuilder(Map.of())
                .host(server.httpsUrl())
                .credentials("id", "secret")
                .okHttp(TrustAnything::apply);
        try (TributaryClient client = builder.build()) {
            assertThat(client.connectors().list()).isNotEmpty();
        }
    }

    @Test
    void givenTimeoutsAndRetries_whenBuilt_thenTheClientWorksWithThem() {
        TributaryClientBuilder builder = new TributaryClientBuilder(Map.of())
                .host(server.url())
                .credentials("id", "secret")
                .timeouts(Timeouts.builder().call(Duration.ofSeconds(20)).build())
                .retryPolicy(RetryPolicy.none());
        try (TributaryClient client = builder.build()) {
            assertThat(client.connectors().list()).isNotEmpty();
        }
    }

    private static int logins(String id, String secret) {
        return server.count(postRequestedFor(urlEqualTo(ScriptedServer.LOGIN))
                .withRequestBody(equalToJson("{\"client_id\":\"" + id + "\",\"secret\":\"" + secret + "\"}")));
    }
}
