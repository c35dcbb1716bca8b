package dev.tributary.terraform.tools.install;

import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.tools.ToolException;
import dev.tributary.terraform.tools.packaging.Packages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code terraform install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = "Puts the Terraform provider into a local mirror, so that terraform init finds it offline.")
public final class InstallCommand implements Callable<Integer> {

    private static final Path LOCK_FILE = Path.of(".terraform.lock.hcl");

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "The mirror; ~/.terraform.d/plugins, where Terraform looks by itself, when not given.")
    private @Nullable Path dir;

    @Option(
            names = "--without-runtime",
            description = "Installs the package that runs on the machine's Java, 17 or newer.")
    private boolean withoutRuntime;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before call().
    private CommandSpec spec;

    @Override
    public Integer call() {
        Packages packages = Packages.built();
        Path zip = packages.zip(!withoutRuntime);
        LocalMirror mirror = new LocalMirror(dir == null ? implied() : dir);
        try {
            boolean stale = Files.exists(mirror.place(packages.release())) || Files.exists(LOCK_FILE);
            Path place = mirror.install(zip, packages.release());
            explain(mirror, packages, place);
            if (stale) {
                say("Terraform refuses it where a lock file knows an earlier build of this version. Run there: "
                        + mirror.relock());
            }
            return 0;
        } catch (IOException e) {
            throw new ToolException(
                    "Cannot install into " + mirror.root() + ": " + e + ". Choose a folder with --dir.", e);
        }
    }

    private static Path implied() {
        return Path.of(System.getProperty("user.home"), ".terraform.d", "plugins");
    }

    private void explain(LocalMirror mirror, Packages packages, Path place) {
        say("Installed in " + place + ". In a configuration:");
        print("""
                terraform {
                  required_providers {
                    tributary = {
                      source  = "%s"
                      version = "%s"
                    }
                  }
                }
                """.formatted(TributaryProvider.ADDRESS, packages.release().version()));
        if (dir != null) {
            say("In Terraform's CLI configuration, ~/.terraformrc or the file that TF_CLI_CONFIG_FILE names:");
            print(CliConfiguration.of(mirror));
        }
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
    }

    private void print(String block) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(block);
        out.flush();
    }
}
