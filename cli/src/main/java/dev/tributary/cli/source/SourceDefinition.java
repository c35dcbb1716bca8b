package dev.tributary.cli.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.options.TextFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a source shall be: a file, options, or options on top of a file. */
final class SourceDefinition {

    private static final String STANDARD_INPUT = "-";
    private static final String KAFKA_DIRECT = "kafkadirect";

    private final CliContext context;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A JSON file with name and config, as POST /sources takes it; - reads standard input.")
    private @Nullable String file;

    @Option(names = "--name", paramLabel = "NAME", description = "The name, unique among sources.")
    private @Nullable String name;

    @Mixin
    private final ConfigOptions config;

    SourceDefinition(CliContext context) {
        this.context = context;
        this.config = new ConfigOptions(context);
    }

    /**
     * What to send to the server, which has the last word on whether it is acceptable.
     *
     * @throws CliException when a part is missing or cannot be read
     */
    CreateSourceRequest toRequest() {
        ObjectNode document = file == null ? TributaryJson.mapper().createObjectNode() : readFile(file);
        if (name != null) {
            document.put("name", name);
        }
        if (!document.hasNonNull("name")) {
            throw new CliException(ExitCodes.USAGE, "The source has no name: give --name or a file that has one");
        }
        if (!document.has("connector")) {
            document.put("connector", KAFKA_DIRECT);
        }
        if (!document.has("created_from")) {
            document.put("created_from", "api");
        }
        document.set("config", config.applyTo(configOf(document)).toJson());
        try {
            return TributaryJson.mapper().treeToValue(document, CreateSourceRequest.class);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new CliException(ExitCodes.USAGE, "The source cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static SourceConfig configOf(ObjectNode document) {
        JsonNode config = document.get("config");
        if (config == null) {
            return SourceConfig.empty();
        }
        if (config instanceof ObjectNode object) {
            return SourceConfig.of(object);
        }
        throw new CliException(ExitCodes.USAGE, "'config' in the file is not a JSON object");
    }

    private ObjectNode readFile(String from) {
        String text =
                from.equals(STANDARD_INPUT) ? TextFiles.read(context.standardInput()) : TextFiles.read(Path.of(from));
        try {
            if (TributaryJson.mapper().readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // The parser's own words may repeat a secret.
            JsonLocation where = e.getLocation();
            throw new CliException(
                    ExitCodes.USAGE,
                    from + " is not well-formed JSON; look at line " + where.getLineNr() + ", column "
                            + where.getColumnNr());
        }
        throw new CliException(ExitCodes.USAGE, from + " is not a JSON object with name and config");
    }
}
