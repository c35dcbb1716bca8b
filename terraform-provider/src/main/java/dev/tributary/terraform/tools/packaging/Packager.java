package dev.tributary.terraform.tools.packaging;

import dev.tributary.terraform.tools.client.ClientIdentity;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Makes the folder for a machine with Java, the zips, and what goes with them. */
final class Packager {

    private static final String MANIFEST = "{\"version\":1,\"metadata\":{\"protocol_versions\":[\"6.0\"]}}\n";

    private final Path build;
    private final Path dist;
    private final Release release;
    private final FileTime time;
    private final Path javaHome = Path.of(System.getProperty("java.home"));

    Packager(Path build, Release release, Instant time) {
        this.build = build;
        this.dist = build.resolve("dist");
        this.release = release;
        this.time = FileTime.from(time);
    }

    /** Packages the given jars; the first is the provider's own. */
    void run(List<Path> jars) throws IOException, InterruptedException {
        FileTrees.delete(dist);
        Files.createDirectories(dist);
        ClientIdentity identity = ClientIdentity.create();
        try (TrainingServer server = TrainingServer.start(identity)) {
            ClassArchive archive = new ClassArchive(new Training(identity, server));
            List<Path> files = new ArrayList<>();
            ProviderFolder folder = withoutRuntime(jars, archive);
            files.add(release.zipWithoutRuntime(dist));
            Path zip = release.zip(dist);
            String name = zip.getFileName().toString();
            if (RuntimeImage.isPossible(javaHome, name, System.getenv(), System.out::println)) {
                withRuntime(folder, archive);
                files.add(zip);
            }
            Path manifest = Files.writeString(release.manifest(dist), MANIFEST);
            files.add(manifest);
            Checksums.write(files, release.checksums(dist));
        }
    }

    private ProviderFolder withoutRuntime(List<Path> jars, ClassArchive archive)
            throws IOException, InterruptedException {
        ProviderFolder folder = ProviderFolder.create(build.resolve("provider"), jars);
        archive.make(folder, javaHome.resolve("bin/java"));
        folder.writeLauncher(release.version(), archiveJava());
        Zips.write(folder.path(), release.zipWithoutRuntime(dist), time);
        return folder;
    }

    private void withRuntime(ProviderFolder plain, ClassArchive archive) throws IOException, InterruptedException {
        ProviderFolder folder = plain.copyTo(build.resolve("provider-with-runtime"));
        RuntimeImage.link(javaHome, folder.path().resolve("runtime"));
        archive.make(folder, Path.of("runtime/bin/java"));
        folder.writeLauncher(release.version(), archiveJava());
        Zips.write(folder.path(), release.zip(dist), time);
    }

    /** Returns what a launcher finds in the release file of the very same Java. */
    private String archiveJava() throws IOException {
        Properties properties = new Properties();
        Path file = javaHome.resolve("release");
        if (Files.isReadable(file)) {
            try (Reader text = Files.newBufferedReader(file)) {
                properties.load(text);
            }
        }
        return (properties.getProperty("IMPLEMENTOR", "") + " " + properties.getProperty("JAVA_RUNTIME_VERSION", ""))
                .replace("\"", "");
    }
}
