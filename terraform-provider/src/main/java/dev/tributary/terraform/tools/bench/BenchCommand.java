package dev.tributary.terraform.tools.bench;

import dev.tributary.terraform.tools.ToolException;
import dev.tributary.terraform.tools.packaging.Packages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code terraform bench}. The table goes to standard output, what is going on to standard error. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the provider's start-up and Terraform's commands against a server of its own, on both"
                + " packages in turn.")
public final class BenchCommand implements Callable<Integer> {

    /** Names the jar of the command line, which has the server. */
    public static final String CLI = "tributary.cli.jar";

    @Option(names = "--runs", defaultValue = "9", description = "How often; ${DEFAULT-VALUE} when not given.")
    private int runs;

    @Option(
            names = "--sources",
            defaultValue = "200",
            description = "How many sources the large configuration has, 0 for none of that; ${DEFAULT-VALUE}.")
    private int sources;

    @Option(names = "--start-up", description = "Measures the start-up only, which needs no terraform.")
    private boolean startUpOnly;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before call().
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (runs < 1 || sources < 0) {
            throw new ParameterException(spec.commandLine(), "--runs is at least 1 and --sources at least 0");
        }
        if (!startUpOnly && !TerraformFolder.isThere()) {
            throw new ToolException("There is no terraform on the PATH, so its commands cannot be measured."
                    + " Install it, or measure the start-up alone: --start-up.");
        }
        try (Workshop workshop = Workshop.open()) {
            measure(workshop);
        } catch (IOException e) {
            throw new ToolException("The measurement failed: " + e.getMessage(), e);
        }
        return 0;
    }

    private void measure(Workshop workshop) throws IOException, InterruptedException {
        Benchmark benchmark = Benchmark.prepare(Packages.built(), workshop.folder(), this::news);
        benchmark.startUp(runs);
        if (!startUpOnly) {
            TrialServer server = workshop.server(cli());
            benchmark.plan(runs, server);
            if (sources > 0) {
                benchmark.many(sources, server);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe());
        out.print(benchmark.table());
        out.flush();
    }

    private static Path cli() {
        return Path.of(System.getProperty(CLI, "tributary-cli.jar"));
    }

    private void news(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
