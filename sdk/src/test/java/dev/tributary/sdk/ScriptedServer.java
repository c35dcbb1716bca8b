package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.sdk.internal.http.StackSettings;
import dev.tributary.sdk.internal.http.Time;
import dev.tributary.sdk.settings.RetryPolicy;
import dev.tributary.sdk.settings.Timeouts;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server on 127.0.0.1 that plays a script, so that a test decides how the other side behaves. It grants every login
 * and forgets its script before each test.
 */
final class ScriptedServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    static final String LOGIN = "/auth/access-token";
    static final String CLIENT_ID = "test-client";
    static final String SECRET = "test-secret-7d1f";

    private final WireMockServer wire = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .dynamicHttpsPort());
    private final AtomicInteger scenarios = new AtomicInteger();

    @Override
    public void beforeAll(ExtensionContext context) {
        wire.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        wire.resetAll();
        on(post(urlPathEqualTo(LOGIN)), example("access-token.json"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        wire.stop();
    }

    /** A client of this server on a given clock, which repeats without waiting in real time if the clock is a fake. */
    TributaryClient client(Time time) {
        return client(time, builder -> {});
    }

    /** The same with a say in the HTTP client. */
    TributaryClient client(Time time, Consumer<OkHttpClient.Builder> hook) {
        return client(url(), time, Timeouts.defaults(), hook);
    }

    /** A client of this server under another address, or of another server. */
    TributaryClient client(String host, Time time, Timeouts timeouts, Consumer<OkHttpClient.Builder> hook) {
        return TributaryClient.of(new StackSettings(
                HttpUrl.get(host),
                AccessTokenRequest.builder().clientId(CLIENT_ID).secret(SECRET).build(),
                timeouts,
                RetryPolicy.defaults(),
                hook,
                time,
                () -> 0.0,
                () -> "generated-key"));
    }

    String url() {
        return "http://127.0.0.1:" + wire.port();
    }

    String httpsUrl() {
        return "https://127.0.0.1:" + wire.httpsPort();
    }

    int port() {
        return wire.port();
    }

    /** Gives this answer to each matching request. */
    void on(MappingBuilder request, ResponseDefinitionBuilder answer) {
        wire.stubFor(request.willReturn(answer));
    }

    /** Gives these answers one after the other; the last one again and again. */
    void script(Supplier<MappingBuilder> request, ResponseDefinitionBuilder... answers) {
        String scenario = "scenario-" + scenarios.incrementAndGet();
        for (int i = 0; i < answers.length; i++) {
            wire.stubFor(request.get()
                    .inScenario(scenario)
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, answers.length - 1)))
                    .willReturn(answers[i]));
        }
    }

    private static String state(int step) {
        return step == 0 ? Scenario.STARTED : "step-" + step;
    }

    /** How many requests matched. */
    int count(RequestPatternBuilder pattern) {
        return wire.findAll(pattern).size();
    }

    /** The matching requests in the order of their arrival. */
    List<LoggedRequest> requests(RequestPatternBuilder pattern) {
        return wire.findAll(pattern);
    }

    /** 200 with one of the contract's examples. */
    static ResponseDefinitionBuilder example(String name) {
        return json(200, Examples.text(name));
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withHeader("X-Request-Id", "request-1")
                .withBody(body);
    }
}
