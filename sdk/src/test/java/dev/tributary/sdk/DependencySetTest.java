package dev.tributary.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever takes the SDK gets these with it, and nothing else. The build writes the list that is checked here. */
class DependencySetTest {
    private static final Path RESOLVED = Path.of("target", "runtime-dependencies.txt");

    @Test
    void givenTheSdk_whenItsRuntimeDependenciesAreResolved_thenTheyAreTheseAlone() throws IOException {
        assertThat(resolved())
                .containsExactlyInAnyOrder(
                        "dev.tributary:tributary-api-model",
                        "com.squareup.okhttp3:okhttp-jvm",
                        "com.squareup.okio:okio-jvm",
                        "org.jetbrains.kotlin:kotlin-stdlib",
                        "org.jetbrains:annotations",
                        "com.fasterxml.jackson.core:jackson-annotations",
                        "com.fasterxml.jackson.core:jackson-core",
                        "com.fasterxml.jackson.core:jackson-databind",
                        "com.fasterxml.jackson.datatype:jackson-datatype-jdk8",
                        "com.fasterxml.jackson.datatype:jackson-datatype-jsr310",
                        "org.jspecify:jspecify");
    }

    private static List<String> resolved() throws IOException {
        return Files.readAllLines(RESOLVED).stream()
                .map(String::strip)
                .filter(line -> line.contains(":jar:"))
                .map(line -> line.substring(0, line.indexOf(":jar:")))
                .toList();
    }
}
