package dev.tributary.terraform.tools.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.tools.Main;
import dev.tributary.terraform.tools.install.CliConfiguration;
import dev.tributary.terraform.tools.install.LocalMirror;
import dev.tributary.terraform.tools.packaging.Packages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code tributary terraform install}, and then the real terraform. */
class InstalledTest {

    private static final String INIT = "terraform init -no-color";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    private static Path terraform() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(each -> Path.of(each, "terraform"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("terraform"));
    }

    private String install(Path mirror, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        String before = System.setProperty(Packages.BUILD, "target");
        try {
            String[] arguments = Stream.concat(Stream.of("install", "--dir", mirror.toString()), Stream.of(more))
                    .toArray(String[]::new);
            assertThat(command.execute(arguments)).as(err.toString()).isZero();
        } finally {
            if (before == null) {
                System.clearProperty(Packages.BUILD);
            }
        }
        return out.toString();
    }

    @Test
    void givenTheInstalledPackage_whenTerraformUsesItWithoutJava_thenItHasALockFileAndTheSchema() throws Exception {
        Built.needRuntime();
        Path terraform = terraform();
        Built.need(Files.isExecutable(terraform), "there is no terraform on the PATH");
        Path mirror = temporary.resolve("a mirror");
        String printed = install(mirror);
        int split = printed.indexOf("provider_installation");
        Path working = Files.createDirectories(temporary.resolve("a working folder"));
        Files.writeString(working.resolve("main.tf"), printed.substring(0, split));
        Path cli = Files.writeString(temporary.resolve("cli.tfrc"), printed.substring(split));
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        for (String tool : new String[] {"readlink", "touch"}) {
            Path real = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", tools.toString());
        environment.put("HOME", temporary.toString());
        environment.put("TF_CLI_CONFIG_FILE", cli.toString());
        environment.put("CHECKPOINT_DISABLE", "1");

        Built.End init = Built.run(working, environment, terraform.toString(), "init", "-no-color");
        Built.End again =
                Built.run(working, environment, terraform.toString(), "init", "-no-color", "-lockfile=readonly");
        Built.End schema = Built.run(working, environment, terraform.toString(), "providers", "schema", "-json");

        assertThat(init.status()).as(init.output()).isZero();
        assertThat(working.resolve(".terraform.lock.hcl"))
                .content()
                .contains("tributary.dev/tributary/tributary")
                .contains("h1:");
        assertThat(again.status()).as(again.output()).isZero();
        assertThat(schema.output()).contains("tributary_source_kafkadirect");
        assertThat(schema.status()).as(schema.output()).isZero();
    }

    @Test
    void givenALockFileOfAnEarlierBuild_whenTheCommandThatInstallPrintsIsRun_thenInitTakesThisOne() throws Exception {
        Path terraform = terraform();
        Built.need(Files.isExecutable(terraform), "there is no terraform on the PATH");
        Path root = temporary.resolve("a mirror");
        install(root, "--without-runtime");
        LocalMirror mirror = new LocalMirror(root);
        Path working = Files.createDirectories(temporary.resolve("a working folder"));
        Map<String, String> environment = Map.of(
                "PATH", Objects.requireNonNull(terraform.getParent()).toString(),
                "HOME", temporary.toString(),
                "TF_CLI_CONFIG_FILE", temporary.resolve("cli.tfrc").toString(),
                "CHECKPOINT_DISABLE", "1");
        Files.writeString(temporary.resolve("cli.tfrc"), CliConfiguration.of(mirror));
        Files.writeString(working.resolve("main.tf"), """
                terraform {
                  required_providers {
                    tributary = {
                      source = "%s"
                    }
                  }
                }
                """.formatted(TributaryProvider.ADDRESS));
        Built.End first = Built.run(working, environment, "/bin/sh", "-c", INIT);
        assertThat(first.status()).as(first.output()).isZero();

        Path launcher = mirror.place(Built.packages().release()).resolve(Built.launcher());
        Files.writeString(launcher, "# another build\n", StandardOpenOption.APPEND);
        Built.End refused = Built.run(working, environment, "/bin/sh", "-c", INIT);
        Built.End repaired = Built.run(working, environment, "/bin/sh", "-c", mirror.relock() + " && " + INIT);

        assertThat(refused.output()).contains("match any of the");
        assertThat(repaired.status()).as(repaired.output()).isZero();
    }

    @Test
    void givenTheOtherPackage_whenInstalled_thenTheMirrorHasNoRuntime() {
        Path mirror = temporary.resolve("mirror");
        install(mirror, "--without-runtime");
        Path place = mirror.resolve("tributary.dev/tributary/tributary")
                .resolve(Built.packages().release().version())
                .resolve(Built.packages().release().platform());
        assertThat(place.resolve(Built.launcher())).isExecutable();
        assertThat(place.resolve("runtime")).doesNotExist();
    }
}
