package dev.tributary.terraform.plugin;

import dev.tributary.terraform.rpc.RpcServer;
import dev.tributary.terraform.rpc.RpcService;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Serves one service to the one client that started this process, on the loopback address, until that client asks for
 * the end, goes away, or never comes.
 */
public final class PluginServer {

    private static final int MAX_WAIT_FOR_CLIENT_SECONDS = 120;

    private final CountDownLatch clientCame = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    private PluginServer() {}

    /**
     * Serves until the client is done.
     *
     * @param environment the process's environment
     * @param out where the handshake line goes; standard output
     * @param err where a person who started the program by hand reads why it ends; standard error
     * @param name the full name of what is served
     * @param service makes it when the line is out; all its calls are to be answered
     * @return the exit status of the process
     */
    public static int serve(
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            String name,
            Supplier<RpcService> service)
            throws InterruptedException {
        try {
            new PluginServer().run(Handshake.of(environment), out, new LateService(name, service));
            return 0;
        } catch (Handshake.RefusedException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("The provider cannot listen on 127.0.0.1: " + e.getMessage());
        }
        return 1;
    }

    /**
     * Says the line as soon as it can. The service is made after that, while the client connects in another thread; a
     * client that is early waits.
     */
    private void run(Handshake handshake, PrintStream out, LateService service)
            throws Handshake.RefusedException, IOException, InterruptedException {
        if (handshake.clientCertificate().isPresent()) {
            serveWithTls(handshake.clientCertificate().get(), out, service);
            return;
        }
        try (RpcServer server = RpcServer.listen()) {
            say(Handshake.line(server.port(), Optional.empty()), out);
            serve(server, service, RpcServer.Gate.OPEN);
            service.make();
            awaitEnd();
        }
    }

    private void serveWithTls(String clientCertificate, PrintStream out, LateService service)
            throws Handshake.RefusedException, IOException, InterruptedException {
        try (RpcServer server = RpcServer.listen()) {
            SecureRandom random = SystemRandom.create();
            ServerIdentity identity = ServerIdentity.create(random);
            say(Handshake.line(server.port(), Optional.of(identity.certificate())), out);
            serve(server, service, tls(clientCertificate, identity, random));
            service.make();
            awaitEnd();
        }
    }

    private static MutualTls tls(String clientCertificate, ServerIdentity identity, SecureRandom random)
            throws Handshake.RefusedException {
        try {
            return new MutualTls(clientCertificate, identity, random);
        } catch (IOException e) {
            throw new Handshake.RefusedException(
                    "The provider cannot make TLS with the certificate in PLUGIN_CLIENT_CERT: " + e.getMessage());
        }
    }

    private static void say(String line, PrintStream out) {
        out.println(line);
        out.flush();
    }

    private void serve(RpcServer server, LateService service, RpcServer.Gate gate) {
        List<RpcService> services = new ArrayList<>(SideServices.all(end::countDown));
        services.add(service);
        server.serve(services, gate, new Client());
    }

    private void awaitEnd() throws InterruptedException {
        if (clientCame.await(MAX_WAIT_FOR_CLIENT_SECONDS, TimeUnit.SECONDS)) {
            end.await();
        }
    }

    /** A client that was killed cannot say goodbye; its connection ends all the same, and so do we. */
    private final class Client implements RpcServer.Clients {
        @Override
        public void came() {
            clientCame.countDown();
        }

        @Override
        public void left() {
            end.countDown();
        }
    }
}
