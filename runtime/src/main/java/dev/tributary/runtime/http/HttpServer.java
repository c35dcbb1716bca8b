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
     * Starts to listen and to answer.
     *
     * @param options where and how
     * @param services what carries out the requests; they stay open when this server is closed
     * @throws HttpStartException when it cannot listen there
     */
    public static HttpServer start(HttpOptions options, Services services) {
        OpenApiDocument document = OpenApiDocument.load();
        StaticFiles files = StaticFiles.load();
        RequestPipeline pipeline = new RequestPipeline(
                document, Endpoints.over(services, document, files), services.access(), files, options.maxBodyBytes());
        return new HttpServer(Transport.start(options, pipeline), options.host());
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
