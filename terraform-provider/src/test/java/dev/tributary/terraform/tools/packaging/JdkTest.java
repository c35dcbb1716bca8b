package dev.tributary.terraform.tools.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK that is named for the runtime image. */
class JdkTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private void jdk(String version) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_RUNTIME_VERSION=\"" + version
                        + "+9\"\n");
    }

    @Test
    void givenAJdk_whenNamed_thenItsReleaseFileSaysWhichItIs() throws Exception {
        jdk("25.0.1");
        Jdk named = Jdk.named(home.toString());
        assertThat(named).isEqualTo(new Jdk(home, 25, "Someone 25.0.1+9"));
        assertThat(named.program("jlink")).isEqualTo(home.resolve("bin/jlink"));
    }

    @Test
    void givenAFolderThatIsNone_whenNamed_thenTheErrorNamesVariableAndFolder() {
        assertThatThrownBy(() -> Jdk.named(home.toString()))
                .isInstanceOf(IOException.class)
                .hasMessage("TRIBUTARY_IMAGE_JDK is '" + home + "', which is no folder of a JDK 17 or newer."
                        + " Name one that has bin/java and a file release, or unset the variable.");
    }

    @Test
    void givenAnOldJdk_whenNamed_thenTheErrorNamesItsVersion() throws Exception {
        jdk("1.8.0_402");
        assertThatThrownBy(() -> Jdk.named(home.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder of a JDK 17 or newer but of Java 1.8.0_402.");
    }

    @Test
    void givenTheJdkOfTheBuild_thenItIsTheOneThatRuns() throws Exception {
        assertThat(Jdk.ofTheBuild().feature()).isEqualTo(Runtime.version().feature());
        assertThat(Jdk.ofTheBuild().program("java")).isExecutable();
    }
}
