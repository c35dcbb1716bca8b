package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A process that asks for sources and ends, as Terraform's provider in a plan, never makes the mapper ready. */
class FirstCallsTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    @Test
    void givenNewProcess_whenItReadsASource_thenTheMapperIsNotMade() throws Exception {
        server.on(get(urlEqualTo("/sources/" + ID)), ScriptedServer.example("source-page.json"));

        String loaded = loadedBy(Reading.class);

        assertThat(loaded).contains("read " + ID, "dev.tributary.api.model.SourcePageReader ");
        assertThat(loaded).doesNotContain("dev.tributary.api.model.TributaryJson$Binding ");
    }

    /** Says that the name that is looked for is the right one. */
    @Test
    void givenNewProcess_whenItReadsSomethingElse_thenTheMapperIsMade() throws Exception {
        server.on(get(urlEqualTo("/sources/" + ID + "/topics")), ScriptedServer.example("effective-topics.json"));

        assertThat(loadedBy(ReadingTopics.class)).contains("dev.tributary.api.model.TributaryJson$Binding ");
    }

    /** Returns what a process prints that has one call to make, with the classes it loads. */
    private static String loadedBy(Class<?> program) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        classPath,
                        program.getName(),
                        server.url()))
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    private static TributaryClient client(String[] arguments) {
        return TributaryClient.builder()
                .host(arguments[0])
                .credentials(ScriptedServer.CLIENT_ID, ScriptedServer.SECRET)
                .build();
    }

    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) {
            try (TributaryClient client = client(arguments)) {
                client.logIn();
                System.out.println("read " + client.sources().get(ID).id());
            }
        }
    }

    static final class ReadingTopics {
        private ReadingTopics() {}

        public static void main(String[] arguments) {
            try (TributaryClient client = client(arguments)) {
                client.sources().effectiveTopics(ID);
            }
        }
    }
}
