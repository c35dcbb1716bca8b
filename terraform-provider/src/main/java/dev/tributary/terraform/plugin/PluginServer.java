package dev.tributary.terraform.plugin;

import dev.tributary.terraform.rpc.RpcServer;
import dev.tributary.terraform.rpc.RpcService;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
     * @param service makes what is served, in another thread
     * @return the exit status of the process
     */
    public static int serve(
            Map<String, String> environment, PrintStream out, PrintStream err, Supplier<RpcService> service)
            throws InterruptedException {
        try {
            Handshake handshake = Handshake.of(environment);
            Preparation preparation = new Preparation(handshake, service);
            preparation.start();
            new PluginServer().run(handshake, out, preparation);
            return 0;
        } catch (Handshake.RefusedException e) {
            err.println(e.getMessage());
        } catch (IOException | GeneralSecurityException e) {
            err.println("The provider cannot listen on 127.0.0.1: " + e.getMessage());
        }
        return 1;
    }

    private void run(Handshake handshake, PrintStream out, Preparation preparation)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (RpcServer server = RpcServer.listen()) {
            if (handshake.clientCertificate().isPresent()) {
                ServerIdentity identity = ServerIdentity.create();
                say(Handshake.line(server.port(), Optional.of(identity.certificate())), out);
                serve(server, preparation, result(preparation.client).with(identity));
            } else {
                say(Handshake.line(server.port(), Optional.empty()), out);
                serve(server, preparation, RpcServer.Gate.OPEN);
            }
            awaitEnd();
        }
    }

    private static void say(String line, PrintStream out) {
        out.println(line);
        out.flush();
    }

    private void serve(RpcServer server, Preparation preparation, RpcServer.Gate gate)
            throws GeneralSecurityException, InterruptedException {
        List<RpcService> services = new ArrayList<>(SideServices.all(end::countDown));
        services.add(result(preparation.service));
        server.serve(services, gate, new Client());
    }

    private static <T> T result(FutureTask<T> task) throws GeneralSecurityException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GeneralSecurityException failure) {
                throw failure;
            }
            throw new IllegalStateException("The provider cannot be made ready.", e.getCause());
        }
    }

    /**
     * What a client's first call needs, in a thread of its own beside the making of certificate and handshake: both
     * take as long, and the client waits for both. No lambdas here: what the JVM makes for the first of them would be
     * in the way.
     */
    private static final class Preparation extends Thread {

        private final FutureTask<MutualTls.Client> client;
        private final FutureTask<RpcService> service;

        Preparation(Handshake handshake, Supplier<RpcService> service) {
            super("preparation");
            setDaemon(true);
            this.client = new FutureTask<>(new Callable<>() {
                @Override
                public MutualTls.Client call() throws GeneralSecurityException {
                    return MutualTls.Client.of(handshake.clientCertificate().orElseThrow());
                }
            });
            this.service = new FutureTask<>(new Callable<>() {
                @Override
                public RpcService call() {
                    return service.get();
                }
            });
        }

        @Override
        public void run() {
            client.run();
            service.run();
        }
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
