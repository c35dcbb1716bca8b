package dev.tributary.terraform.tools.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.proto.GetProviderSchema;
import dev.tributary.terraform.tools.client.ClientIdentity;
import dev.tributary.terraform.tools.client.PluginProcess;
import dev.tributary.terraform.tools.packaging.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started by hand the provider says what it is and ends, which shows that the launcher found everything. */
class LauncherTest {

    private static final String INTRODUCTION = "This program is a Terraform provider";
    private static final String JAVA_HOME = System.getProperty("java.home");

    /** Has the tools that a shell script takes for granted, and no Java. */
    private static final String PATH = "without-java";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path temporary;

    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static Map<String, String> environment(String javaHome) {
        return Map.of("PATH", temporary.resolve(PATH).toString(), "JAVA_HOME", javaHome);
    }

    @BeforeAll
    static void unpack() throws IOException {
        folder = temporary.resolve("a folder with spaces");
        Zips.unpack(Built.packages().zip(false), folder);
        Files.createDirectories(temporary.resolve(PATH));
        for (String tool : new String[] {"readlink", "sed", "touch"}) {
            Path real = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(
                    temporary.resolve(PATH).resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
        }
    }

    private static Built.End run(Path program, String javaHome) throws IOException, InterruptedException {
        return Built.run(temporary, environment(javaHome), program.toString());
    }

    private static Path fakeJava(String name, String release, String script) throws IOException {
        Path home = temporary.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (!release.isEmpty()) {
            Files.writeString(home.resolve("release"), release);
        }
        return home;
    }

    @Test
    void givenAPathWithSpaces_whenStartedFromElsewhere_thenItRuns() throws Exception {
        Built.End end = run(folder.resolve(Built.launcher()), JAVA_HOME);
        assertThat(end.output()).startsWith(INTRODUCTION);
        assertThat(end.status()).isEqualTo(1);
    }

    @Test
    void givenLinksToIt_whenStarted_thenItFindsItsFolder() throws Exception {
        Path absolute = Files.createSymbolicLink(temporary.resolve("absolute"), folder.resolve(Built.launcher()));
        Path relative = Files.createSymbolicLink(temporary.resolve("relative"), Path.of(absolute.getFileName() + ""));
        assertThat(run(relative, JAVA_HOME).output()).startsWith(INTRODUCTION);
        Path linked = Files.createSymbolicLink(temporary.resolve("linked folder"), folder);
        assertThat(run(linked.resolve(Built.launcher()), JAVA_HOME).output()).startsWith(INTRODUCTION);
    }

    @Test
    void givenTheBuildsJava_whenStarted_thenItUsesTheArchiveWhateverTheTimesOfTheJars() throws Exception {
        assertUsesArchive(folder.resolve(Built.launcher()), JAVA_HOME);
    }

    @Test
    void givenThePackageWithRuntime_whenStartedWithoutJava_thenItUsesTheArchiveOfItsRuntime() throws Exception {
        Built.needRuntime();
        Path unpacked = temporary.resolve("with a runtime");
        Zips.unpack(Built.packages().zip(true), unpacked);
        assertUsesArchive(unpacked.resolve(Built.launcher()), "");
    }

    /** An empty message is a valid one, and nothing that the provider would put together. */
    @Test
    void givenOtherSchemasInTheFile_whenAsked_thenThoseAreTheAnswer() throws Exception {
        Path unpacked = temporary.resolve("other schemas");
        Zips.unpack(Built.packages().zip(false), unpacked);
        Files.write(unpacked.resolve("lib/schemas.bin"), new byte[0]);
        List<String> command = List.of(unpacked.resolve(Built.launcher()).toString());
        try (PluginProcess.Started started = PluginProcess.start(command, temporary, ClientIdentity.create());
                PluginProcess process = started.connect()) {
            assertThat(process.provider().getProviderSchema(GetProviderSchema.Request.getDefaultInstance()))
                    .isEqualTo(GetProviderSchema.Response.getDefaultInstance());
            process.end();
        }
    }

    @Test
    void givenARuntimeThatLostItsPermissions_whenStarted_thenItSaysWhatToDo() throws Exception {
        Built.needRuntime();
        Path unpacked = temporary.resolve("without permissions");
        Zips.unpack(Built.packages().zip(true), unpacked);
        Files.setPosixFilePermissions(
                unpacked.resolve("runtime/bin/java"), PosixFilePermissions.fromString("rw-r--r--"));
        Built.End end = run(unpacked.resolve(Built.launcher()), JAVA_HOME);
        assertThat(end.output())
                .contains(unpacked + "/runtime/bin/java is missing or not executable")
                .contains("unzip");
        assertThat(end.status()).isEqualTo(1);
    }

    private static void assertUsesArchive(Path program, String javaHome) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "PATH",
                temporary.resolve(PATH).toString(),
                "JAVA_HOME",
                javaHome,
                "TRIBUTARY_PROVIDER_JAVA_OPTS",
                "-Xlog:class+load:stdout");
        Built.End end = Built.run(temporary, environment, program.toString());
        assertThat(end.output().lines())
                .anyMatch(
                        line -> line.contains("dev.tributary.terraform.Main ") && line.contains("shared objects file"));
    }

    @Test
    void givenVariablesForOtherJavaPrograms_whenStarted_thenTheyDoNotDisturb() throws Exception {
        Map<String, String> environment = Map.of(
                "PATH",
                temporary.resolve(PATH).toString(),
                "JAVA_HOME",
                JAVA_HOME,
                "JAVA_TOOL_OPTIONS",
                "-XX:+UseG1GC");
        Built.End end = Built.run(
                temporary, environment, folder.resolve(Built.launcher()).toString());
        assertThat(end.output()).startsWith(INTRODUCTION);
    }

    @Test
    void givenNoJava_whenStarted_thenItSaysWhatToDo() throws Exception {
        Built.End end = run(folder.resolve(Built.launcher()), "");
        assertThat(end.output()).contains("no Java found").contains("JAVA_HOME").contains("17");
        assertThat(end.status()).isEqualTo(1);
    }

    @Test
    void givenAnOldJava_whenStarted_thenItSaysWhichAndWhatToDo() throws Exception {
        Path eleven = fakeJava("eleven", "JAVA_VERSION=\"11.0.2\"\n", "exit 99");
        Built.End end = run(folder.resolve(Built.launcher()), eleven.toString());
        assertThat(end.output()).contains(eleven + "/bin/java is Java 11.0.2").contains("17 or newer");
        assertThat(end.status()).isEqualTo(1);
    }

    @Test
    void givenAnOldJavaThatHasNoReleaseFile_whenStarted_thenItIsAskedItself() throws Exception {
        Path eight = fakeJava("eight", "", "echo 'openjdk version \"1.8.0_402\"' >&2");
        assertThat(run(folder.resolve(Built.launcher()), eight.toString()).output())
                .contains("is Java 1.8.0_402");
    }

    @Test
    void givenAnotherNewJava_whenStarted_thenItRunsWithoutTheArchive() throws Exception {
        Path other = fakeJava(
                "other",
                "JAVA_VERSION=\"21.0.1\"\nIMPLEMENTOR=\"Someone\"\nJAVA_RUNTIME_VERSION=\"21.0.1+1\"\n",
                "printf '%s\\n' \"$@\"");
        Built.End end = run(folder.resolve(Built.launcher()), other.toString());
        assertThat(end.output()).contains("dev.tributary.terraform.Main").doesNotContain("classes.jsa");
        assertThat(end.status()).isZero();
    }

    @Test
    void givenTheBuildsJavaWithoutAnArchive_whenStarted_thenItRunsSilentlyAllTheSame() throws Exception {
        Path bare = temporary.resolve("bare");
        Zips.unpack(Built.packages().zip(false), bare);
        Files.delete(bare.resolve("classes.jsa"));
        assertThat(run(bare.resolve(Built.launcher()), JAVA_HOME).output()).startsWith(INTRODUCTION);
    }
}
