package dev.tributary.sdk;

import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.sdk.internal.http.StackSettings;
import dev.tributary.sdk.internal.http.Time;
import dev.tributary.sdk.settings.RetryPolicy;
import dev.tributary.sdk.settings.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link TributaryClient} needs. Host and credentials that are not given come from the environment:
 * {@code TRIBUTARY_HOST}, {@code TRIBUTARY_CLIENT_ID}, {@code TRIBUTARY_SECRET}. Not safe for use by several threads.
 */
public final class TributaryClientBuilder {
    static final String HOST = "TRIBUTARY_HOST";
    static final String CLIENT_ID = "TRIBUTARY_CLIENT_ID";
    static final String SECRET = "TRIBUTARY_SECRET";

    private final Map<String, String> environment;
    private @Nullable String host;
    private @Nullable String clientId;
    private @Nullable String secret;
    private Timeouts timeouts = Timeouts.defaults();
    private RetryPolicy retries = RetryPolicy.defaults();
    private Consumer<OkHttpClient.Builder> hook = builder -> {};

    TributaryClientBuilder(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Where the server is.
     *
     * @param url {@code http://} or {@code https://} with host, port and, behind a proxy, the path that leads to it
     */
    public TributaryClientBuilder host(String url) {
        this.host = url;
        return this;
    }

    /** Who calls: a client id and its secret. The secret is never printed or logged. */
    public TributaryClientBuilder credentials(String id, String secretOfId) {
        this.clientId = id;
        this.secret = secretOfId;
        return this;
    }

    /** How long to wait; see {@link Timeouts} for the defaults. */
    public TributaryClientBuilder timeouts(Timeouts value) {
        this.timeouts = value;
        return this;
    }

    /** How often to repeat what may be repeated; see {@link RetryPolicy} for the defaults. */
    public TributaryClientBuilder retryPolicy(RetryPolicy value) {
        this.retries = value;
        return this;
    }

    /**
     * Lets the caller set up the HTTP client: a proxy, trusted certificates, interceptors. Runs once, in
     * {@link #build}. Redirects and OkHttp's own retries stay off whatever it does, for either could repeat a change.
     */
    public TributaryClientBuilder okHttp(Consumer<OkHttpClient.Builder> change) {
        this.hook = hook.andThen(change);
        return this;
    }

    /**
     * Makes the client. Connects to nothing yet: the first call does.
     *
     * @throws IllegalArgumentException telling everything that is missing or malformed
     */
    public TributaryClient build() {
        List<String> problems = new ArrayList<>();
        HttpUrl url = hostUrl(orEnvironment(host, HOST), problems);
        String id = required("client id", orEnvironment(clientId, CLIENT_ID), CLIENT_ID, problems);
        String idSecret = required("secret", orEnvironment(secret, SECRET), SECRET, problems);
        if (url == null || !problems.isEmpty()) {
            throw new IllegalArgumentException("the client cannot be built: " + String.join("; ", problems));
        }
        AccessTokenRequest credentials =
                AccessTokenRequest.builder().clientId(id).secret(idSecret).build();
        return TributaryClient.of(new StackSettings(
                url,
                credentials,
                timeouts,
                retries,
                hook,
                Time.system(),
                () -> ThreadLocalRandom.current().nextDouble(),
                () -> UUID.randomUUID().toString()));
    }

    private @Nullable String orEnvironment(@Nullable String given, String variable) {
        return given != null ? given : environment.get(variable);
    }

    private static String required(String what, @Nullable String value, String variable, List<String> problems) {
        if (value == null || value.isBlank()) {
            problems.add("the " + what + " is missing: call credentials(...) or set " + variable);
            return "";
        }
        return value;
    }

    private static @Nullable HttpUrl hostUrl(@Nullable String value, List<String> problems) {
        if (value == null || value.isBlank()) {
            problems.add("the host is missing: call host(...) or set " + HOST + ", like http://127.0.0.1:8080");
            return null;
        }
        HttpUrl url = HttpUrl.parse(value.strip());
        if (url == null) {
            problems.add("the host is no http or https address: write it like http://127.0.0.1:8080");
            return null;
        }
        if (!url.username().isEmpty() || url.querySize() > 0 || url.fragment() != null) {
            problems.add("the host must have no user, query or fragment: give user and secret to credentials(...)");
        }
        return url;
    }
}
