package dev.tributary.runtime.http;

import dev.tributary.runtime.http.openapi.OpenApiDocument;
import dev.tributary.runtime.service.Services;
import java.net.URI;

/** The management API, listening. Safe for use by several threads. */
public final class HttpServer implements AutoCloseable {
    private final Transport transport;
    private final String host;

    private HttpServer(Transport transport, String host) {
        this.transport = transport;
        this.host = host;
    }

    /**
     * Starts to answer.
     *
     * @param port where; this server lets go of it when it is closed
     * @param services what carries out the requests; they stay open when this server is closed
     * @throws HttpStartException when it cannot answer there
     */
    public static HttpServer start(HttpPort port, Services services) {
        HttpOptions options = port.options();
        OpenApiDocument document = OpenApiDocument.bundled();
        StaticFiles files = StaticFiles.load();
        RequestPipeline pipeline = new RequestPipeline(
                document, Endpoints.over(services, document, files), services.access(), files, options.maxBodyBytes());
        return new HttpServer(Transport.start(port, pipeline), options.host());
    }

    /** The port that it listens on. */
    public int port() {
        return transport.port();
    }

    /** The address that it answers at, without a trailing slash. */
    public URI uri() {
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + port());
    }

    /** Takes no new requests, ends those under way within the stop timeout, and lets go of the port. */
    @Override
    public void close() {
        transport.close();
    }
}
