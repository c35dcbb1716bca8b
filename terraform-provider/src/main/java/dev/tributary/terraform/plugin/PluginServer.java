package dev.tributary.terraform.plugin;

import io.grpc.Attributes;
import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerTransportFilter;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves one gRPC service to the one client that started this process, on the loopback address, until that client asks
 * for the end, goes away, or never comes.
 */
public final class PluginServer {

    /** Terraform asks for ten things at a time unless told otherwise; beyond this bound its further calls wait. */
    private static final int MAX_CALLS = 100;

    /** One thread for each call and some for calls that are ending, so that none is ever refused. */
    private static final int MAX_THREADS = 2 * MAX_CALLS;

    private static final int MAX_MESSAGE_BYTES = 64 << 20;
    private static final int MAX_WAIT_FOR_CLIENT_SECONDS = 120;
    private static final int MAX_WAIT_FOR_CALLS_SECONDS = 1;

    private final CountDownLatch clientCame = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService transport = Executors.newCachedThreadPool(PluginServer::thread);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(PluginServer::thread);

    private PluginServer() {}

    /**
     * Serves until the client is done.
     *
     * @param environment the process's environment
     * @param out where the handshake line goes; standard output
     * @param err where a person who started the program by hand reads why it ends; standard error
     * @param service makes what is served, in a thread of its own beside the making of certificate and TLS: both take
     *     as long, and a client waits for both
     * @return the exit status of the process
     */
    public static int serve(
            Map<String, String> environment, PrintStream out, PrintStream err, Supplier<BindableService> service)
            throws InterruptedException {
        try {
            Handshake handshake = Handshake.of(environment);
            FutureTask<BindableService> made = new FutureTask<>(() -> {
                HclogFormatter.install(environment);
                return service.get();
            });
            thread(made).start();
            new PluginServer().run(handshake, out, made);
            return 0;
        } catch (Handshake.RefusedException e) {
            err.println(e.getMessage());
        } catch (IOException | GeneralSecurityException e) {
            err.println("The provider cannot listen on 127.0.0.1: " + e.getMessage());
        }
        return 1;
    }

    private void run(Handshake handshake, PrintStream out, FutureTask<BindableService> service)
            throws IOException, GeneralSecurityException, InterruptedException {
        Optional<ServerIdentity> identity = Optional.empty();
        ServerCredentials credentials = InsecureServerCredentials.create();
        if (handshake.clientCertificate().isPresent()) {
            ServerIdentity own = ServerIdentity.create(Instant.now());
            identity = Optional.of(own);
            credentials =
                    MutualTls.credentials(own, handshake.clientCertificate().get());
        }
        Server server = start(credentials, service);
        out.println(Handshake.line(server.getPort(), identity.map(ServerIdentity::certificate)));
        out.flush();
        awaitEnd();
        server.shutdownNow().awaitTermination(MAX_WAIT_FOR_CALLS_SECONDS, TimeUnit.SECONDS);
        timer.shutdownNow();
        transport.shutdownNow();
    }

    private Server start(ServerCredentials credentials, FutureTask<BindableService> service)
            throws IOException, InterruptedException {
        NoTrustStore skipped = NoTrustStore.open();
        try (skipped) {
            OkHttpServerBuilder builder = builder(credentials);
            builder.addService(service.get());
            return builder.build().start();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The service cannot be made.", e.getCause());
        }
    }

    private OkHttpServerBuilder builder(ServerCredentials credentials) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), PluginServer::thread);
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        // The library's own threads would have numbered names, and formatting one takes a tenth of the start-up.
        OkHttpServerBuilder builder = OkHttpServerBuilder.forPort(loopback, credentials)
                .executor(threads)
                .transportExecutor(transport)
                .scheduledExecutorService(timer)
                .maxConcurrentCallsPerConnection(MAX_CALLS)
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .addTransportFilter(new Client());
        SideServices.all(end::countDown).forEach(builder::addService);
        return builder;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "plugin");
        thread.setDaemon(true);
        return thread;
    }

    private void awaitEnd() throws InterruptedException {
        if (clientCame.await(MAX_WAIT_FOR_CLIENT_SECONDS, TimeUnit.SECONDS)) {
            end.await();
        }
    }

    /** A client that was killed cannot say goodbye; its connection ends all the same, and so do we. */
    private final class Client extends ServerTransportFilter {
        @Override
        public Attributes transportReady(Attributes attributes) {
            clientCame.countDown();
            return attributes;
        }

        /** Without attributes it never was a client: someone without the right certificate knocked. */
        @Override
        public void transportTerminated(@Nullable Attributes attributes) {
            if (attributes != null) {
                end.countDown();
            }
        }
    }
}
