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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the README, as it ends. */
class DemoTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    @Test
    void theDemoProvesItselfAndLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (CommandProcess demo = CommandProcess.start(folder.resolve("work"), environment, "demo", "--once")) {
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
