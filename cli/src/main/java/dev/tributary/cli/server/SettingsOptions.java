package dev.tributary.cli.server;

import dev.tributary.cli.CliContext;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.runtime.config.InvalidSettingsException;
import dev.tributary.runtime.config.ServerSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the settings of a server are: in a file and in the environment. */
public final class SettingsOptions {

    private static final String CONFIG = "TRIBUTARY_CONFIG";

    private final CliContext context;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings as YAML; variables of the environment win over it. Or " + CONFIG + ".")
    private @Nullable Path config;

    /** Takes what is not on the command line from the context's environment. */
    public SettingsOptions(CliContext context) {
        this.context = context;
    }

    /** Whether the command line names a file. */
    public boolean namesAFile() {
        return config != null;
    }

    /**
     * The settings for a server in this JVM; nothing is opened, made or connected to.
     *
     * @throws CliException telling everything that is wrong with them
     */
    public ServerSettings load() {
        return load(ServerSettings::load);
    }

    /**
     * The settings of a server that runs elsewhere, to reach what it reaches.
     *
     * @throws CliException telling everything that is wrong with them
     */
    public ServerSettings loadForAnotherJvm() {
        return load(ServerSettings::loadForAnotherJvm);
    }

    private ServerSettings load(BiFunction<Optional<Path>, Map<String, String>, ServerSettings> loader) {
        Path file = config == null && context.environment().containsKey(CONFIG)
                ? Path.of(context.environment().get(CONFIG))
                : config;
        try {
            return loader.apply(Optional.ofNullable(file), context.environment());
        } catch (InvalidSettingsException e) {
            throw new CliException(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
