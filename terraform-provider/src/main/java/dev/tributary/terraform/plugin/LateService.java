package dev.tributary.terraform.plugin;

import dev.tributary.terraform.rpc.RpcException;
import dev.tributary.terraform.rpc.RpcService;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A service that may be called before it is made: calls wait. Safe for use by several threads. */
final class LateService implements RpcService {

    private final String name;
    private final FutureTask<RpcService> service;

    LateService(String name, Supplier<RpcService> service) {
        this.name = name;
        this.service = new FutureTask<>(new Making(service));
    }

    /** No lambda: what the JVM makes for the first of them would be in the way of the handshake. */
    private record Making(Supplier<RpcService> service) implements Callable<RpcService> {
        @Override
        public RpcService call() {
            return service.get();
        }
    }

    /**
     * Makes it, in this thread.
     *
     * @throws IllegalStateException if it cannot be made
     */
    void make() throws InterruptedException {
        service.run();
        made();
    }

    private RpcService made() throws InterruptedException {
        try {
            return service.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The provider cannot be made ready.", e.getCause());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] answer(String method, byte[] request) throws RpcException, IOException, InterruptedException {
        return made().answer(method, request);
    }
}
