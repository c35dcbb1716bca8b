package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.resource.TributaryProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The provider as Terraform finds it offline: in a local mirror. It is the packaged folder when the module has been
 * packaged since it was compiled, and else a script that runs the classes of this build.
 */
final class ProviderUnderTest {
    private static final String NAME = "terraform-provider-tributary_v";

    private static final Path BUILT = Path.of("..", "terraform-provider", "target");

    /** What a user gets, and what he gets when the JDK of the build could not link a runtime. */
    private static final List<Path> PACKAGED =
            List.of(BUILT.resolve("provider-with-runtime"), BUILT.resolve("provider"));

    private final Path configuration;

    private ProviderUnderTest(Path configuration) {
        this.configuration = configuration;
    }

    /** Sets up mirror and command line configuration in an empty folder. */
    static ProviderUnderTest in(Path folder) throws IOException {
        Path mirror = folder.resolve("mirror");
        Optional<Path> packaged = packaged();
        if (packaged.isPresent()) {
            String name = packaged.get().getFileName().toString();
            Path place = place(mirror, name.substring(NAME.length()));
            Files.createSymbolicLink(place, packaged.get().toRealPath().getParent());
        } else {
            assertThat(System.getenv("CI"))
                    .as("CI tests what users get. Package it: mvn -pl terraform-provider -am package")
                    .isNotEqualTo("true");
            Path place = Files.createDirectories(place(mirror, "0.1.0"));
            script(place.resolve(NAME + "0.1.0"));
        }
        Path configuration = folder.resolve("cli.tfrc");
        Files.writeString(configuration, """
                disable_checkpoint = true
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                }
                """.formatted(mirror));
        return new ProviderUnderTest(configuration);
    }

    /** The command line configuration that knows the mirror and nothing else. */
    Path configuration() {
        return configuration;
    }

    /** The launcher of a packaged folder that is not older than the classes. */
    private static Optional<Path> packaged() throws IOException {
        FileTime compiled;
        try (Stream<Path> classes = Files.walk(BUILT.resolve("classes"))) {
            compiled = classes.filter(Files::isRegularFile)
                    .map(ProviderUnderTest::time)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        for (Path folder : PACKAGED) {
            Optional<Path> launcher = launcher(folder).filter(file -> time(file).compareTo(compiled) >= 0);
            if (launcher.isPresent()) {
                return launcher;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> launcher(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(NAME))
                    .findFirst();
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path place(Path mirror, String version) throws IOException {
        Path versions = Files.createDirectories(
                mirror.resolve(TributaryProvider.ADDRESS).resolve(version));
        return versions.resolve(platform());
    }

    private static void script(Path file) throws IOException {
        executable(file, """
                #!/bin/sh
                exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx256m \
                  -cp '%s' dev.tributary.terraform.Main
                """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return system + "_" + machine;
    }
}
