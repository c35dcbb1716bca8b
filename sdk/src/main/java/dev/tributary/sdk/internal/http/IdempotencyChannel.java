package dev.tributary.sdk.internal.http;

import dev.tributary.api.model.ApiHeaders;
import java.util.function.Supplier;

/** Gives a request that needs a key its own, unless the caller chose one. */
final class IdempotencyChannel implements Channel {
    private final Channel next;
    private final Supplier<String> keys;

    IdempotencyChannel(Channel next, Supplier<String> keys) {
        this.next = next;
        this.keys = keys;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        boolean wantsKey = request.effect() == Effect.CHANGES_ONCE_PER_KEY
                && request.headers().get(ApiHeaders.IDEMPOTENCY_KEY) == null;
        return next.execute(wantsKey ? request.withHeader(ApiHeaders.IDEMPOTENCY_KEY, keys.get()) : request);
    }
}
