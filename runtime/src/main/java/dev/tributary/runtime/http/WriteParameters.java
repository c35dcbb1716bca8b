package dev.tributary.runtime.http;

import dev.tributary.api.model.ApiHeaders;
import dev.tributary.runtime.service.WriteOptions;

/** The parameters that changes to sources share. Those that an operation does not know keep their defaults. */
final class WriteParameters {
    private static final String ANY = "*";

    private WriteParameters() {}

    static WriteOptions of(ApiRequest request) {
        WriteOptions.Builder options = WriteOptions.builder();
        request.optionalText("wait").map(Boolean::valueOf).ifPresent(options::awaitApplied);
        request.optionalText("secret_returned").map(Boolean::valueOf).ifPresent(options::secretReturned);
        request.optionalText(ApiHeaders.IDEMPOTENCY_KEY).ifPresent(options::idempotencyKey);
        request.optionalText(ApiHeaders.IF_MATCH)
                .filter(etag -> !etag.equals(ANY))
                .map(etag -> Long.valueOf(etag.substring(1, etag.length() - 1)))
                .ifPresent(options::expectedVersion);
        return options.build();
    }
}
