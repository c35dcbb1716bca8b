package dev.tributary.cli.server;

import dev.tributary.cli.CliContext;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.StopSignal;
import dev.tributary.kafka.embedded.EmbeddedKafkaException;
import dev.tributary.runtime.AdminPair;
import dev.tributary.runtime.ServerStartException;
import dev.tributary.runtime.TributaryServer;
import dev.tributary.runtime.config.ServerSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until the process is told to end. */
@Command(
        name = "server",
        description =
                "Runs the server: the API and one worker. With nothing configured it serves on 127.0.0.1:8080 with "
                        + "a store and a Kafka broker of its own in the data folder, which is for trying it out. "
                        + "docs/operations.md lists all settings.")
public final class ServerCommand implements Callable<Integer> {

    /** For what is not the server's: the broker for trying out, and the JVM. */
    private static final Duration BESIDES = Duration.ofSeconds(10);

    private static final String CLIENT_ID = "TRIBUTARY_CLIENT_ID";
    private static final String SECRET = "TRIBUTARY_SECRET";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SettingsOptions options;

    ServerCommand(CliContext context) {
        this.options = new SettingsOptions(context);
    }

    @Override
    public Integer call() {
        ServerSettings settings = options.load();
        try (StopSignal stop =
                StopSignal.install(TributaryServer.longestClose(settings).plus(BESIDES))) {
            if (settings.internalConnection().isEmpty()) {
                tryOut(settings, stop);
            } else {
                serve(settings, stop);
            }
        }
        return ExitCodes.OK;
    }

    private void tryOut(ServerSettings settings, StopSignal stop) {
        say("No internal cluster is configured: starting a Kafka broker in this process, on " + settings.dataDir()
                + ". That is for trying out; set internal.bootstrap.servers (TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS) to use "
                + "your own.");
        try (TrialBroker broker = TrialBroker.start(settings)) {
            say("Internal cluster: " + broker.address());
            serve(broker.putInto(settings), stop);
        } catch (EmbeddedKafkaException e) {
            throw new CliException(ExitCodes.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private void serve(ServerSettings settings, StopSignal stop) {
        try (TributaryServer server = TributaryServer.start(settings)) {
            server.newAdmin().ifPresent(this::showOnce);
            say("Serving on " + server.httpUri() + " (documentation: " + server.httpUri() + "/docs), worker "
                    + server.workerId() + ". Ctrl-C ends it.");
            stop.await();
            say("Ending ...");
        } catch (ServerStartException e) {
            throw new CliException(ExitCodes.FAILED, "The server cannot start: " + e.getMessage(), e);
        }
    }

    private void showOnce(AdminPair admin) {
        say("An administrator's credential was made. It is shown this once; keep it:");
        say("  " + CLIENT_ID + "=" + admin.clientId());
        say("  " + SECRET + "=" + admin.secret());
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
    }
}
