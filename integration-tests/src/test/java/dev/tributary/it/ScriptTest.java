package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.it.kit.Script;
import dev.tributary.it.kit.Script.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that the README starts everything with, in a place of its own beside the program that was just built. */
class ScriptTest {
    @TempDir
    private Path folder;

    private Script script;

    @BeforeEach
    void putInAPlaceWithASpace() throws IOException {
        script = Script.in(folder.resolve("a place"));
    }

    @Test
    void itTellsItsVersionAndHowItIsUsed() throws Exception {
        assertThat(run(script.file(), Map.of(), "--version")).satisfies(ended -> {
            assertThat(ended.err()).isEmpty();
            assertThat(ended.out()).startsWith("tributary ");
            assertThat(ended.exitCode()).isZero();
        });
        assertThat(run(script.file(), Map.of(), "--help").out()).contains("server", "demo", "source", "topic");
    }

    @Test
    void whatItDoesNotKnowIsAMistakeInItsUse() throws Exception {
        Ended ended = run(script.file(), Map.of(), "sauce", "list");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("sauce");
    }

    @Test
    void itFindsItsProgramThroughLinks() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path absolute = Files.createSymbolicLink(bin.resolve("absolute"), script.file());
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));

        assertThat(run(relative, Map.of(), "--version").out()).startsWith("tributary ");
        assertThat(run(absolute, Map.of(), "--version").exitCode()).isZero();
    }

    @Test
    void itSaysThatThereIsNoJava() throws Exception {
        Ended ended = run(script.file(), Map.of("JAVA_HOME", folder.toString()), "--version");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("JAVA_HOME");
    }

    @Test
    void itPutsExtraLibrariesOnTheClassPath() throws Exception {
        Path libraries = Files.createDirectories(folder.resolve("more jars"));

        assertThat(run(script.file(), Map.of("TRIBUTARY_EXTRA_LIBRARIES", libraries.toString()), "--version")
                        .out())
                .startsWith("tributary ");
        Ended missing = run(script.file(), Map.of("TRIBUTARY_EXTRA_LIBRARIES", "nowhere"), "--version");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("TRIBUTARY_EXTRA_LIBRARIES is 'nowhere'");
    }

    private Ended run(Path program, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return script.run(environment, command);
    }
}
