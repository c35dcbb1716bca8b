package dev.tributary.cli.options;

import dev.tributary.cli.CliContext;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach the server and who calls. */
public final class ConnectionOptions {

    private static final String HOST = "TRIBUTARY_HOST";
    private static final String CLIENT_ID = "TRIBUTARY_CLIENT_ID";
    private static final String SECRET = "TRIBUTARY_SECRET";

    private final CliContext context;

    @Option(
            names = "--host",
            paramLabel = "URL",
            description = "The server, like http://127.0.0.1:8080. Or " + HOST + " in the environment.")
    private @Nullable String host;

    @Option(names = "--client-id", paramLabel = "ID", description = "Who calls. Or " + CLIENT_ID + ".")
    private @Nullable String clientId;

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            description = "The secret of that client. Others on this machine can see it here; better " + SECRET
                    + " or --secret-file.")
    private @Nullable String secret;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "A file that holds nothing but the secret.")
    private @Nullable Path secretFile;

    /** Takes what is not on the command line from the context's environment. */
    public ConnectionOptions(CliContext context) {
        this.context = context;
    }

    /**
     * A client for the server; the caller closes it. Connects to nothing yet.
     *
     * @throws CliException telling everything that is missing or malformed
     */
    public TributaryClient connect() {
        List<String> missing = new ArrayList<>();
        String address = require(host, "--host", HOST, missing);
        String id = require(clientId, "--client-id", CLIENT_ID, missing);
        String given = secretFile == null ? secret : TextFiles.readSecret(secretFile);
        String password = require(given, "--secret-file", SECRET, missing);
        if (!missing.isEmpty()) {
            throw new CliException(
                    ExitCodes.USAGE, "Nobody said how to reach the server: give " + String.join(", and ", missing));
        }
        try {
            return TributaryClient.builder()
                    .host(address)
                    .credentials(id, password)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new CliException(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private String require(@Nullable String given, String option, String variable, List<String> missing) {
        String value = given == null ? context.environment().getOrDefault(variable, "") : given;
        if (value.isBlank()) {
            missing.add(option + " or " + variable);
        }
        return value;
    }
}
