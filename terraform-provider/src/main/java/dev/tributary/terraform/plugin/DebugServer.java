package dev.tributary.terraform.plugin;

import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves a provider to every Terraform run that is told of it in {@code TF_REATTACH_PROVIDERS}, until closed: for a
 * debugger, and for tests that would otherwise start a process for each step of each command.
 *
 * <p>There is no TLS and no check of who connects, only the loopback address. It is not for work.
 */
public final class DebugServer implements AutoCloseable {

    /** Before a client connects it looks whether the port answers, which gRPC takes for a client that broke off. */
    private static final Logger TRANSPORT = Logger.getLogger("io.grpc.okhttp");

    static {
        TRANSPORT.setLevel(Level.SEVERE);
    }

    private final Server server;
    private final ExecutorService threads;

    private DebugServer(Server server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts to serve on a free port of the loopback address. */
    public static DebugServer start(BindableService service) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "debug-call");
            thread.setDaemon(true);
            return thread;
        });
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        OkHttpServerBuilder builder = OkHttpServerBuilder.forPort(loopback, InsecureServerCredentials.create())
                .executor(threads)
                .maxInboundMessageSize(PluginServer.MAX_MESSAGE_BYTES)
                .addService(service);
        SideServices.all(() -> {}).forEach(builder::addService);
        return new DebugServer(builder.build().start(), threads);
    }

    /**
     * Returns the value of {@code TF_REATTACH_PROVIDERS}.
     *
     * @param address the provider's address, such as {@code example.com/acme/acme}
     */
    public String reattachment(String address) {
        return "{\"" + address + "\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":6,\"Pid\":"
                + ProcessHandle.current().pid() + ",\"Test\":true,\"Addr\":{\"Network\":\"tcp\",\"String\":\"127.0.0.1:"
                + server.getPort() + "\"}}}";
    }

    /** Ends all calls. */
    @Override
    public void close() {
        server.shutdownNow();
        threads.shutdownNow();
    }
}
