package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A working folder of Terraform, with a state of its own, and the commands that are run there. The environment of the
 * commands holds nothing that this machine has set up for Terraform or Tributary.
 */
final class Terraform {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Names the provider; every configuration needs it. */
    private static final String PROVIDER = """
            terraform {
              required_providers {
                tributary = { source = "tributary.dev/tributary/tributary" }
              }
            }
            """;

    private final Path folder;
    private final Map<String, String> environment;

    Terraform(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = new HashMap<>(environment);
    }

    /** Whether there is a {@code terraform} to run. */
    static boolean isInstalled() {
        for (String place : List.of(System.getenv().getOrDefault("PATH", "").split(":", -1))) {
            if (Files.isExecutable(Path.of(place, "terraform"))) {
                return true;
            }
        }
        return false;
    }

    /** Where the commands run. */
    Path folder() {
        return folder;
    }

    /** Sets an environment variable for the commands that follow. */
    Terraform with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Makes this the whole configuration, beside the provider's name. */
    Terraform configured(String hcl) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("versions.tf"), PROVIDER);
        Files.writeString(folder.resolve("main.tf"), hcl);
        return this;
    }

    /** Copies a configuration with everything below it here. */
    Terraform copiedFrom(Path example) throws IOException {
        try (Stream<Path> files = Files.walk(example)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(example.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        return this;
    }

    /** Replaces text in the configuration, which must be there. */
    Terraform edited(String before, String after) throws IOException {
        Path file = folder.resolve("main.tf");
        String hcl = Files.readString(file);
        assertThat(hcl).contains(before);
        Files.writeString(file, hcl.replace(before, after));
        return this;
    }

    /** Runs a command to its end; its output comes without colours. */
    TerraformRun run(String... arguments) throws IOException, InterruptedException {
        return run(process -> {}, arguments);
    }

    /** Runs a command and lets {@code meanwhile} have its process. */
    TerraformRun run(Consumer<ProcessHandle> meanwhile, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        return run(command, meanwhile);
    }

    /** Runs a script of the folder to its end, which must be a success. */
    void script(String name) throws IOException, InterruptedException {
        run(List.of("sh", name), process -> {}).succeeded();
    }

    private TerraformRun run(List<String> command, Consumer<ProcessHandle> meanwhile)
            throws IOException, InterruptedException {
        Process process = start(command);
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process));
        meanwhile.accept(process.toHandle());
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end in " + PATIENCE);
        }
        return new TerraformRun(
                String.join(" ", command), process.exitValue(), new String(output.join(), StandardCharsets.UTF_8));
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("TRIBUTARY_"));
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("TF_INPUT", "0");
        builder.environment().put("TF_CLI_ARGS", "-no-color");
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static byte[] read(Process process) {
        try (InputStream output = process.getInputStream()) {
            return output.readAllBytes();
        } catch (IOException e) {
            return e.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Applies, with success. */
    TerraformRun apply(String... options) throws IOException, InterruptedException {
        return run(with("apply", "-auto-approve", options)).succeeded();
    }

    /** Applies, in vain, and answers what was said. */
    String applyFails(String... options) throws IOException, InterruptedException {
        return run(with("apply", "-auto-approve", options)).failed();
    }

    /** Plans and fails when there is anything to do. */
    void planIsEmpty() throws IOException, InterruptedException {
        TerraformRun plan = run("plan", "-detailed-exitcode");
        assertThat(plan.exit()).as("plan:\n%s", plan.output()).isZero();
    }

    /** Plans and fails unless there is something to do; answers what. */
    String planIsNotEmpty(String... options) throws IOException, InterruptedException {
        TerraformRun plan = run(with("plan", "-detailed-exitcode", options));
        assertThat(plan.exit()).as("plan:\n%s", plan.output()).isEqualTo(2);
        return plan.words();
    }

    /** Destroys everything, with success. */
    void destroy() throws IOException, InterruptedException {
        run("destroy", "-auto-approve").succeeded();
    }

    /** Fetches what the folder needs, with success. */
    Terraform init() throws IOException, InterruptedException {
        run("init").succeeded();
        return this;
    }

    /** The attributes of a resource in the state; missing when it is not there. */
    JsonNode state(String address) throws IOException, InterruptedException {
        return find(run("show", "-json").succeeded().json().at("/values/root_module/resources"), address);
    }

    private static JsonNode find(JsonNode resources, String address) {
        for (JsonNode each : resources) {
            if (each.path("address").asText().equals(address)) {
                return each.path("values");
            }
        }
        return resources.at("/nothing");
    }

    private static String[] with(String command, String option, String... options) {
        List<String> all = new ArrayList<>(List.of(command, option));
        all.addAll(List.of(options));
        return all.toArray(new String[0]);
    }
}
