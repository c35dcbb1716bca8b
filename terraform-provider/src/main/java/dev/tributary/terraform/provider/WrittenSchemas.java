package dev.tributary.terraform.provider;

import dev.tributary.terraform.rpc.RpcException;
import dev.tributary.terraform.rpc.RpcService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A service that answers from a file what does not depend on the request: the schemas, for which Terraform starts the
 * provider once in every command. Putting them together takes a tenth of such a start. Where there is no such file the
 * service itself answers.
 */
public final class WrittenSchemas implements RpcService {

    /** The system property that names the file; packages set it. */
    public static final String FILE = "dev.tributary.terraform.schemas";

    private static final String METHOD = "GetProviderSchema";
    private static final byte[] NO_REQUEST = new byte[0];

    private final RpcService service;
    private final Optional<Path> file;

    /** Creates a service that has in {@code file} what {@link #write} got from the very same service. */
    public WrittenSchemas(RpcService service, Optional<Path> file) {
        this.service = service;
        this.file = file;
    }

    /** Writes the answer of {@code service} to {@code file}. */
    public static void write(RpcService service, Path file) throws RpcException, IOException, InterruptedException {
        Files.write(file, service.answer(METHOD, NO_REQUEST));
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public byte[] answer(String method, byte[] request) throws RpcException, IOException, InterruptedException {
        if (method.equals(METHOD) && file.isPresent() && Files.isReadable(file.get())) {
            return Files.readAllBytes(file.get());
        }
        return service.answer(method, request);
    }
}
