package dev.tributary.terraform.plugin;

import dev.tributary.terraform.rpc.RpcServer;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLException;

/**
 * TLS that is made in a thread of its own, beside our key and its certificate, which take another as long. A client
 * that is early waits.
 */
final class LateTls extends Thread implements RpcServer.Gate {

    private final FutureTask<ServerIdentity> identity = new FutureTask<>(new Callable<>() {
        @Override
        public ServerIdentity call() throws GeneralSecurityException {
            return ServerIdentity.create();
        }
    });

    private final FutureTask<MutualTls.Client> client;

    private final FutureTask<MutualTls> tls = new FutureTask<>(new Callable<>() {
        @Override
        public MutualTls call() throws GeneralSecurityException, InterruptedException {
            return result(client).with(result(identity));
        }
    });

    /** Creates what is to be started; {@code certificate} is that of the one client, as PEM. */
    LateTls(String certificate) {
        super("tls");
        setDaemon(true);
        this.client = new FutureTask<>(new Callable<>() {
            @Override
            public MutualTls.Client call() throws GeneralSecurityException {
                return MutualTls.Client.of(certificate);
            }
        });
    }

    @Override
    public void run() {
        client.run();
        tls.run();
    }

    /** Makes our key and certificate, in the thread that calls. */
    ServerIdentity makeIdentity() throws GeneralSecurityException, InterruptedException {
        identity.run();
        return result(identity);
    }

    /**
     * Waits until all is made.
     *
     * @throws GeneralSecurityException if it cannot be, as when the client's certificate is none
     */
    void await() throws GeneralSecurityException, InterruptedException {
        result(tls);
    }

    @Override
    public Socket pass(Socket socket) throws IOException {
        try {
            return result(tls).pass(socket);
        } catch (GeneralSecurityException e) {
            throw new SSLException("There is no TLS.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SSLException("There is no TLS yet.", e);
        }
    }

    private static <T> T result(FutureTask<T> task) throws GeneralSecurityException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GeneralSecurityException failure) {
                throw failure;
            }
            throw new IllegalStateException("TLS cannot be made ready.", e.getCause());
        }
    }
}
