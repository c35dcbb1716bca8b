package dev.tributary.cli.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the whole on this machine, with nothing to set up. */
@Command(
        name = "demo",
        description = "Starts two Kafka clusters and a server on 127.0.0.1, lets events of a web shop flow from one to "
                + "the other, and appends a topic on the way. Ctrl-C ends it; nothing is left behind.")
public final class DemoCommand implements Callable<Integer> {

    /** Two brokers, a server and their clients; nobody waits longer for a demo to end. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Set by the script that starts the program: Java itself cannot tell in the same way on all its versions. */
    private static final String TERMINAL = "tributary.terminal";

    private static final int DEFAULT_PORT = 8080;
    private static final int MOST_RECORDS_PER_SECOND = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--once",
            description =
                    "Ends by itself, usually within a minute, after verifying record by record that everything arrived "
                            + "exactly once and in order. Exit code 0 only then.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + DEFAULT_PORT,
            description = "The server's port; another one is taken when it is in use. ${DEFAULT-VALUE} by default.")
    private int port = DEFAULT_PORT;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Events per second; ${DEFAULT-VALUE} by default.")
    private int recordsPerSecond = 1000;

    /** For picocli. */
    public DemoCommand() {}

    @Override
    public Integer call() {
        check("--port", port, 0, 65_535);
        check("--rate", recordsPerSecond, 1, MOST_RECORDS_PER_SECOND);
        // What the server has to say would drown the live line; its warnings are welcome.
        ((Logger) LoggerFactory.getLogger("dev.tributary")).setLevel(Level.WARN);
        PrintWriter out = spec.commandLine().getOut();
        boolean terminal = Boolean.getBoolean(TERMINAL);
        try (StopSignal stop = StopSignal.install(GRACE)) {
            return run(new Demo(new DemoOptions(once, port, recordsPerSecond, terminal), out, stop), stop);
        }
    }

    private static int run(Demo demo, StopSignal stop) {
        try {
            return demo.run();
        } catch (RuntimeException e) {
            if (stop.isRequested()) {
                // Whoever ends it while it starts does not want to hear what could not start any more.
                return ExitCodes.FAILED;
            }
            throw e;
        }
    }

    private void check(String option, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + "; it must be from " + lowest + " to " + highest);
        }
    }
}
