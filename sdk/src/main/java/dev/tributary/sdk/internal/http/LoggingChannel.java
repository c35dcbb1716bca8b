package dev.tributary.sdk.internal.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** One debug line for each answered attempt: method, path, status, duration, request id. Never a header or a body. */
final class LoggingChannel implements Channel {
    private static final Logger LOG = System.getLogger("dev.tributary.sdk");

    private final Channel next;
    private final Time time;

    LoggingChannel(Channel next, Time time) {
        this.next = next;
        this.time = time;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        long start = time.nanos();
        ApiResponse response = next.execute(request);
        LOG.log(Level.DEBUG, () -> line(response, Duration.ofNanos(time.nanos() - start)));
        return response;
    }

    private static String line(ApiResponse response, Duration took) {
        return response + " in " + took.toMillis() + " ms, request id "
                + response.requestId().orElse("none");
    }
}
