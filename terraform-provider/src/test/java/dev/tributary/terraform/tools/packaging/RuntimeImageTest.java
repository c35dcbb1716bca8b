package dev.tributary.terraform.tools.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JDK that cannot link a runtime. */
class RuntimeImageTest {

    private static final String ZIP = "provider.zip";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path javaHome;

    private final List<String> news = new ArrayList<>();

    private boolean isPossible(Map<String, String> environment) throws IOException, InterruptedException {
        return RuntimeImage.isPossible(javaHome, ZIP, environment, news::add);
    }

    private void jlink() throws IOException {
        Path jlink = Files.createDirectories(javaHome.resolve("bin")).resolve("jlink");
        Files.writeString(jlink, "#!/bin/sh\necho 'Usage: jlink <options>'\n");
        Files.setPosixFilePermissions(jlink, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void givenNoJlink_whenPackaged_thenItIsSkippedWithTheReason() throws Exception {
        assertThat(isPossible(Map.of())).isFalse();
        assertThat(news)
                .containsExactly(
                        "Skipped: provider.zip, because " + javaHome + " has no jlink; it is no complete JDK.");
    }

    @Test
    void givenJlinkWithoutModules_whenPackaged_thenItIsSkippedWithTheReason() throws Exception {
        jlink();
        assertThat(isPossible(Map.of("CI", "false"))).isFalse();
        assertThat(news).singleElement().asString().contains("has no folder jmods");
    }

    @Test
    void givenNoJlink_whenPackagedInCi_thenItFailsWithTheReason() {
        assertThatThrownBy(() -> isPossible(Map.of("CI", "true")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "provider.zip cannot be made, because " + javaHome + " has no jlink; it is no complete JDK.");
        assertThat(news).isEmpty();
    }

    @Test
    void givenACompleteJdk_whenPackaged_thenNothingIsSaid() throws Exception {
        jlink();
        Files.createDirectory(javaHome.resolve("jmods"));
        assertThat(isPossible(Map.of("CI", "true"))).isTrue();
        assertThat(news).isEmpty();
    }
}
