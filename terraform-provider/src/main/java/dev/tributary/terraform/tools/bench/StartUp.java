package dev.tributary.terraform.tools.bench;

import dev.tributary.terraform.proto.GetProviderSchema;
import dev.tributary.terraform.tools.client.ClientIdentity;
import dev.tributary.terraform.tools.client.PluginProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** From the start of the process to its handshake, and to the answer that Terraform wants first. */
final class StartUp {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Where the provider runs makes no difference: it goes to its own folder. */
    private static final Path FOLDER = Path.of("").toAbsolutePath();

    private final ClientIdentity identity;

    StartUp(ClientIdentity identity) {
        this.identity = identity;
    }

    void measure(Path program, String kind, Figures figures) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (PluginProcess.Started started = PluginProcess.start(List.of(program.toString()), FOLDER, identity);
                PluginProcess process = started.connect()) {
            figures.add("handshake", kind, since(started.shakenHands(), start));
            process.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
            figures.add("first schema", kind, since(System.nanoTime(), start));
            process.end();
        }
    }

    private static double since(long end, long start) {
        return (end - start) / NANOS_PER_MILLI;
    }
}
