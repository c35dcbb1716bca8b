package dev.tributary.terraform.tools.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.terraform.tools.packaging.Packages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the build of this module has left. */
final class Built {

    private static final boolean CI = "true".equals(System.getenv("CI"));
    private static final Path TARGET = Path.of("target");

    private Built() {}

    static Packages packages() {
        return Packages.in(TARGET);
    }

    static Path dist() {
        return TARGET.resolve("dist");
    }

    static Path folder() {
        return TARGET.resolve("provider");
    }

    static String launcher() {
        return "terraform-provider-tributary_v" + packages().release().version();
    }

    static void need(boolean there, String reason) {
        if (!there) {
            System.out.println("Skipped: " + reason);
            assertThat(CI).as("CI has everything that tests need. " + reason).isFalse();
        }
        assumeTrue(there, reason);
    }

    static void needRuntime() {
        need(
                Files.exists(packages().release().zip(dist())),
                "the JDK of this build could not make the package with the runtime");
    }

    /** How a program ended and what it said on both outputs. */
    record End(int status, String output) {}

    /** Runs a program in {@code folder} with nothing but the given environment. */
    static End run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), output);
    }
}
