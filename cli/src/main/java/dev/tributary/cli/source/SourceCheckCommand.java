package dev.tributary.cli.source;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.kafkadirect.KafkaDirectSecrets;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.output.ConnectionText;
import dev.tributary.sdk.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        abbreviateSynopsis = true,
        description =
                "Has the server look at the connection of a source, or at one that the options describe: whether it"
                        + " could copy, and what to do if not. Exit code 1 when a check fails.",
        footer = {
            "",
            "Examples:",
            "  tributary source check shop",
            "  tributary source check --bootstrap-servers kafka.example.com:9092"
        })
final class SourceCheckCommand extends SourceSession {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "The id or the name of the source; without it the options say what to look at.")
    private @Nullable String idOrName;

    @Mixin
    private final ConfigOptions config;

    SourceCheckCommand(CliContext context) {
        super(new ConnectionOptions(context));
        this.config = new ConfigOptions(context);
    }

    @Override
    void work(Sources sources) {
        ConnectionCheckResult result = check(sources);
        print(result, ConnectionText.details(result));
        if (!result.ok()) {
            throw new CliException(ExitCodes.FAILED, "Topics cannot be copied over this connection as it is");
        }
    }

    private ConnectionCheckResult check(Sources sources) {
        SourceConfig described = config.applyTo(SourceConfig.empty());
        if (idOrName == null) {
            return sources.checkConnection(described);
        }
        // The environment may hold secrets for other commands.
        List<String> others = described.keys().stream()
                .filter(key -> !KafkaDirectSecrets.keys().contains(key))
                .toList();
        if (!others.isEmpty()) {
            throw new CliException(
                    ExitCodes.USAGE,
                    "Both a source and another connection are given (" + String.join(", ", others)
                            + "): leave out one of them");
        }
        return sources.checkConnection(resolve(sources, idOrName));
    }
}
