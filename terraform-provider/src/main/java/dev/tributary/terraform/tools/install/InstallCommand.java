package dev.tributary.terraform.tools.install;

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
            Path place = mirror.install(zip, packages.release());
            explain(mirror, packages, place);
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
                """.formatted(LocalMirror.ADDRESS, packages.release().version()));
        if (dir != null) {
            say("In Terraform's CLI configuration, ~/.terraformrc or the file that TF_CLI_CONFIG_FILE names:");
            print(CliConfiguration.of(mirror));
        }
        if (Files.exists(Path.of(".terraform.lock.hcl"))) {
            say(
                    "This folder has a lock file. Where one names an earlier build of the same version, terraform init"
                            + " refuses this one: remove the provider's block from the lock file and run terraform init again.");
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
