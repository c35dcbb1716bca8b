package dev.tributary.cli.position;

import dev.tributary.cli.CliContext;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.server.SettingsOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to reach the internal cluster: as the server does, so that no secret is on the command line. */
final class ClusterOptions {

    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

    @Mixin
    private final SettingsOptions settings;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "The internal cluster's brokers, when it asks for no credentials; the settings are not read "
                    + "then.")
    private @Nullable String bootstrapServers;

    ClusterOptions(CliContext context) {
        this.settings = new SettingsOptions(context);
    }

    /**
     * The client properties of the internal cluster; they hold credentials.
     *
     * @throws CliException when the cluster is not told, or told twice
     */
    Map<String, String> clientProperties() {
        if (bootstrapServers != null) {
            return plain(bootstrapServers);
        }
        Map<String, String> configured = settings.loadForAnotherJvm().internalClientProperties();
        if (configured.isEmpty()) {
            throw new CliException(
                    ExitCodes.USAGE,
                    "Nobody said how to reach the internal cluster: give --config FILE with the settings of the server, "
                            + "set TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS, or give --bootstrap-servers; a server with "
                            + "nothing configured tells the address of its own broker when it starts");
        }
        return configured;
    }

    private Map<String, String> plain(String servers) {
        if (settings.namesAFile()) {
            throw new CliException(
                    ExitCodes.USAGE,
                    "Both --config and --bootstrap-servers say how to reach the internal cluster: leave out one of them");
        }
        return Map.of(BOOTSTRAP_SERVERS, servers);
    }
}
