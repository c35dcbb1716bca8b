package dev.tributary.runtime.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.servlet.JavalinServletContext;
import io.javalin.http.servlet.SubmitOrder;
import io.javalin.http.servlet.Task;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;
import kotlin.Unit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The only class that knows the web framework: takes requests off the wire, and puts answers on it. */
final class Transport implements AutoCloseable {
    private static final int MAX_THREADS = 64;
    private static final int MIN_THREADS = 4;

    private final Javalin javalin;

    private Transport(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Answers at a port, which is let go of when that fails.
     *
     * @throws HttpStartException when it cannot
     */
    static Transport start(HttpPort port, RequestPipeline pipeline) {
        try {
            return new Transport(
                    Javalin.create(config -> configure(config, port, pipeline)).start());
        } catch (RuntimeException e) {
            port.close();
            throw new HttpStartException("cannot start to answer on " + port.place() + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, HttpPort port, RequestPipeline pipeline) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("http");
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> prepare(server, port.options()));
        config.jetty.addConnector((server, http) -> connector(server, http, port.channel()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setUriCompliance(UriCompliance.UNSAFE);
        });
        answerEverything(config, pipeline);
    }

    /** Every request, whatever its method and path, is one task: ours. */
    @SuppressWarnings("unchecked") // the framework takes the one task as a generic array, and only reads it
    private static void answerEverything(JavalinConfig config, RequestPipeline pipeline) {
        config.requestLifeCycle((submit, servlet, context, path) ->
                submit.invoke(SubmitOrder.LAST, new Task(false, () -> {
                    answer(context, pipeline);
                    return Unit.INSTANCE;
                })));
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, ServerSocketChannel channel) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        try {
            connector.open(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
        return connector;
    }

    private static void prepare(Server server, HttpOptions options) {
        server.setErrorHandler(new ContainerErrors());
        server.setStopTimeout(options.stopTimeout().toMillis());
        server.insertHandler(new GracefulHandler());
    }

    private static void answer(JavalinServletContext context, RequestPipeline pipeline) {
        Reply reply = pipeline.answer(new JavalinRequest(context));
        context.status(reply.status());
        context.contentType(reply.contentType());
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        reply.headers().forEach(context::header);
        context.result(reply.body());
    }

    /** A request of the web framework. */
    private record JavalinRequest(Context context) implements RawRequest {

        private HttpServletRequest servlet() {
            return context.req();
        }

        @Override
        public String method() {
            return servlet().getMethod().toUpperCase(Locale.ROOT);
        }

        @Override
        public String path() {
            return servlet().getRequestURI();
        }

        @Override
        public @Nullable String query() {
            return servlet().getQueryString();
        }

        @Override
        public @Nullable String header(String name) {
            return servlet().getHeader(name);
        }

        @Override
        public InputStream body() throws IOException {
            return servlet().getInputStream();
        }
    }
}
