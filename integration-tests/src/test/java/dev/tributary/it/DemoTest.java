package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.it.kit.CommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the README, as it ends. */
class DemoTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void theDemoProvesItselfAndLeavesNothingBehind() throws Exception {
        runDemo(Path.of(System.getProperty("java.home")), "demo", "--once");
    }

    @Test
    void theDemoRunsOnJava25() throws Exception {
        String java25 = System.getenv("TRIBUTARY_TEST_JAVA_25");
        if (java25 == null) {
            assertThat(System.getenv("CI"))
                    .as("CI must name a JDK 25 in TRIBUTARY_TEST_JAVA_25")
                    .isNull();
            Assumptions.abort("TRIBUTARY_TEST_JAVA_25 does not name the folder of a JDK 25");
        } else {
            runDemo(Path.of(java25), "demo", "--once", "--port", "0", "--rate", "300");
        }
    }

    private void runDemo(Path javaHome, String... command) throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (CommandProcess demo = CommandProcess.start(javaHome, folder.resolve("work"), environment, command)) {
            int exit = demo.awaitExit(PATIENCE);

            assertThat(exit).as(demo.output()).isZero();
            assertThat(demo.output())
                    .contains("VERIFIED: ")
                    .contains("orders -> demo.orders")
                    .contains("payments -> demo.payments")
                    .contains("shipments -> demo.shipments");
            assertThat(filesIn(temporary)).isEmpty();
            assertThat(filesIn(folder.resolve("work"))).isEmpty();
        }
    }

    private static List<Path> filesIn(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }
}
