package dev.tributary.terraform.plugin;

import dev.tributary.terraform.rpc.RpcServer;
import dev.tributary.terraform.rpc.RpcService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves a provider to every Terraform run that is told of it in {@code TF_REATTACH_PROVIDERS}, until closed: for a
 * debugger, and for tests that would otherwise start a process for each step of each command.
 *
 * <p>There is no TLS and no check of who connects, only the loopback address. It is not for work.
 */
public final class DebugServer implements AutoCloseable {

    private final RpcServer server;

    private DebugServer(RpcServer server) {
        this.server = server;
    }

    /** Starts to serve on a free port of the loopback address. */
    public static DebugServer start(RpcService service) throws IOException {
        List<RpcService> services = new ArrayList<>(SideServices.all(() -> {}));
        services.add(service);
        RpcServer server = RpcServer.listen();
        server.serve(services, RpcServer.Gate.OPEN, RpcServer.Clients.IGNORED);
        return new DebugServer(server);
    }

    /**
     * Returns the value of {@code TF_REATTACH_PROVIDERS}.
     *
     * @param address the provider's address, such as {@code example.com/acme/acme}
     */
    public String reattachment(String address) {
        return "{\"" + address + "\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":6,\"Pid\":"
                + ProcessHandle.current().pid() + ",\"Test\":true,\"Addr\":{\"Network\":\"tcp\",\"String\":\"127.0.0.1:"
                + server.port() + "\"}}}";
    }

    /** Ends all calls. */
    @Override
    public void close() {
        server.close();
    }
}
