package dev.tributary.terraform;

import dev.tributary.terraform.plugin.DebugServer;
import dev.tributary.terraform.plugin.NoUrlConnections;
import dev.tributary.terraform.plugin.PluginServer;
import dev.tributary.terraform.provider.ProviderService;
import dev.tributary.terraform.provider.WrittenSchemas;
import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.rpc.RpcService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** The program that Terraform starts. */
public final class Main {

    private Main() {}

    /**
     * Serves the provider until Terraform is done with it; with {@code --debug}, to every run that is told of it, until
     * the process is ended.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).equals(List.of("--debug"))) {
            debug();
            return;
        }
        NoUrlConnections.install();
        Map<String, String> environment = System.getenv();
        System.exit(PluginServer.serve(
                environment, System.out, System.err, ProviderService.NAME, new Service(environment)));
    }

    /** No lambda: what the JVM makes for the first of them would be in the way of the handshake. */
    private record Service(Map<String, String> environment) implements Supplier<RpcService> {
        @Override
        public RpcService get() {
            String schemas = System.getProperty(WrittenSchemas.FILE);
            return new WrittenSchemas(
                    new ProviderService(new TributaryProvider(environment)),
                    schemas == null ? Optional.empty() : Optional.of(Path.of(schemas)));
        }
    }

    private static void debug() throws IOException, InterruptedException {
        try (DebugServer server = DebugServer.start(new ProviderService(new TributaryProvider(System.getenv())))) {
            System.out.println("export TF_REATTACH_PROVIDERS='" + server.reattachment(TributaryProvider.ADDRESS) + "'");
            new CountDownLatch(1).await();
        }
    }
}
