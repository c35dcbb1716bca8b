package dev.tributary.runtime.http;

import dev.tributary.runtime.http.contract.ContractClient;
import java.time.Duration;

/** A server over canned services on a free port, and a caller with a good token. */
final class HttpFixture implements AutoCloseable {
    static final int MAX_BODY_BYTES = 4096;

    final CannedServices canned = new CannedServices();
    final HttpServer server = HttpServer.start(
            HttpPort.take(new HttpOptions("127.0.0.1", 0, MAX_BODY_BYTES, Duration.ofSeconds(20))), canned.services());
    final ContractClient anonymous = ContractClient.of(server.uri());
    final ContractClient client = anonymous.with("Authorization", "Bearer " + CannedServices.TOKEN);

    /** The last argument of the only call that reached a service. */
    Object onlyCallsLastArgument() {
        if (canned.calls.size() != 1) {
            throw new AssertionError("expected one call, not " + canned.calls);
        }
        return canned.calls.get(0).get(canned.calls.get(0).size() - 1);
    }

    /** Back to the state of a new fixture. */
    void forget() {
        canned.reset();
    }

    @Override
    public void close() {
        server.close();
    }
}
