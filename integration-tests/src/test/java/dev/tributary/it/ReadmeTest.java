package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.it.kit.Clusters;
import dev.tributary.it.kit.Script;
import dev.tributary.it.kit.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a reader may paste from the README does what it says. */
@Execution(ExecutionMode.CONCURRENT)
class ReadmeTest {
    private static final String PARTNER = "broker.partner.example:9092";

    @TempDir
    private Path folder;

    @Test
    void theCommandsForOnesOwnClustersWork() throws Exception {
        try (Clusters clusters = Clusters.start();
                Server server = Server.start(folder.resolve("server"), clusters.settings())) {
            for (String topic : List.of("orders", "payments", "refunds")) {
                clusters.external().createTopic(topic, 1);
            }
            String commands = block("export TRIBUTARY_HOST=")
                    .replace("http://127.0.0.1:8080", server.url())
                    .replace(PARTNER, clusters.external().bootstrapServers());

            Script.Ended declared = shell(server, commands);
            Script.Ended listed = shell(server, block("curl -s $TRIBUTARY_HOST/sources"));

            assertThat(declared.exitCode()).as(declared.err()).isZero();
            assertThat(declared.out()).contains("shop").contains("Active").contains("refunds");
            assertThat(listed.out()).contains("\"shop.orders\"").contains("\"shop.refunds\"");
        }
    }

    @Test
    void theJavaCodeCompiles() throws IOException {
        Path source = folder.resolve("Pasted.java");
        Files.writeString(source, """
                import dev.tributary.api.model.*;
                import dev.tributary.api.model.kafkadirect.*;
                import dev.tributary.sdk.*;
                import java.time.Duration;

                class Pasted {
                    void paste() {
                """ + block("TributaryClient.builder()") + "}}");
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");

        assertThat(compiler.run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString()))
                .isZero();
    }

    private Script.Ended shell(Server server, String commands) throws IOException, InterruptedException {
        Script script = Script.in(Files.createTempDirectory(folder, "shell"));
        return script.run(server.clientEnvironment(), List.of("sh", "-ec", commands));
    }

    /** The code block that holds this text. */
    private static String block(String holding) throws IOException {
        String readme = Files.readString(Script.REPOSITORY.resolve("README.md"));
        int inside = readme.indexOf(holding);
        assertThat(inside).as("README.md holds " + holding).isPositive();
        int start = readme.indexOf('\n', readme.lastIndexOf("```", inside)) + 1;
        return readme.substring(start, readme.indexOf("```", inside));
    }
}
