package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.settings.Timeouts;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes the HTTP client below a {@link ChannelStack}. */
final class HttpClients {
    private static final int IDLE_CONNECTIONS = 8;

    /**
     * Shorter than the 30 s after which common servers and proxies drop an idle connection under the client's hands.
     */
    private static final Duration IDLE_TIME = Duration.ofSeconds(20);

    private HttpClients() {}

    static OkHttpClient create(Timeouts timeouts, Consumer<OkHttpClient.Builder> hook, ExecutorService executor) {
        Dispatcher dispatcher = new Dispatcher(executor);
        // Each call has a thread of the caller's that waits for it, so the callers themselves are the bound.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_TIME.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.read())
                .writeTimeout(timeouts.read());
        hook.accept(builder);
        // Not for the hook to change: repeating is RetryChannel's alone, and a redirected POST would become a GET.
        return builder.retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(SentMark::intercept)
                .build();
    }
}
