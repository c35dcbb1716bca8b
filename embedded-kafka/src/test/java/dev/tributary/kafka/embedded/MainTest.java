package dev.tributary.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("brokers")
class MainTest {

    @Test
    void givenABrokerProcess_whenItIsKilled_thenItsFolderServesAgainAsTheSameCluster(@TempDir Path folder)
            throws Exception {
        Process process = start(folder.toString(), "0");
        String readyLine;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            readyLine = output.readLine();
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.builder()
                .dataFolder(folder)
                .properties(ShortSession.PROPERTIES)
                .start()) {
            assertThat(readyLine).startsWith("ready 127.0.0.1:").endsWith(" " + kafka.clusterId());
        }
    }

    @Test
    void givenWrongArguments_whenStarted_thenItEndsWithUsage() throws Exception {
        Process process = start("only-one");
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(errors.readLine()).startsWith("usage: ");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }
}
