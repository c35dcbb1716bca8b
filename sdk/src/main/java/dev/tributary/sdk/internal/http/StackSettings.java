package dev.tributary.sdk.internal.http;

import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.sdk.settings.RetryPolicy;
import dev.tributary.sdk.settings.Timeouts;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * All that a {@link ChannelStack} is made of.
 *
 * @param host where the server is
 * @param credentials who calls
 * @param timeouts how long to wait
 * @param retries how often to try
 * @param hook the caller's say in the HTTP client
 * @param time the clock
 * @param jitter random numbers from 0 (included) to 1 (excluded)
 * @param keys makes idempotency keys
 */
public record StackSettings(
        HttpUrl host,
        AccessTokenRequest credentials,
        Timeouts timeouts,
        RetryPolicy retries,
        Consumer<OkHttpClient.Builder> hook,
        Time time,
        DoubleSupplier jitter,
        Supplier<String> keys) {}
