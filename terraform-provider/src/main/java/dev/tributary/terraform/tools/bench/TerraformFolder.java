package dev.tributary.terraform.tools.bench;

import dev.tributary.terraform.resource.TributaryProvider;
import dev.tributary.terraform.tools.ToolException;
import dev.tributary.terraform.tools.install.CliConfiguration;
import dev.tributary.terraform.tools.install.LocalMirror;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A working folder of Terraform that takes the provider from one mirror. */
public final class TerraformFolder {

    private static final String VERSIONS = """
            terraform {
              required_providers {
                tributary = {
                  source = "%s"
                }
              }
            }
            """.formatted(TributaryProvider.ADDRESS);

    private final Path folder;
    private final Map<String, String> environment;

    private TerraformFolder(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Makes the folder.
     *
     * @param configuration what follows the block that requires the provider
     * @param environment what the provider finds in its environment beside the caller's
     */
    public static TerraformFolder create(
            Path folder, LocalMirror mirror, String configuration, Map<String, String> environment) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("main.tf"), VERSIONS + configuration);
        Path cli = Files.writeString(folder.resolve("terraform.rc"), CliConfiguration.of(mirror));
        Map<String, String> all = new HashMap<>(environment);
        all.put("TF_CLI_CONFIG_FILE", cli.toString());
        all.put("CHECKPOINT_DISABLE", "1");
        all.put("TF_IN_AUTOMATION", "1");
        return new TerraformFolder(folder, all);
    }

    /** Returns whether terraform can be run at all. */
    public static boolean isThere() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(each -> Files.isExecutable(Path.of(each, "terraform")));
    }

    /** Returns the folder. */
    public Path path() {
        return folder;
    }

    /**
     * Runs terraform to its end and returns what it printed.
     *
     * @throws ToolException if its exit code is not 0
     */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new ToolException(String.join(" ", command) + " ended with " + status + ":\n" + output);
        }
        return output;
    }

    /** Runs terraform and returns how long that took. */
    double millis(String... arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        run(arguments);
        return (System.nanoTime() - start) / 1e6;
    }
}
