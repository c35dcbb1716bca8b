package dev.tributary.terraform.tools.packaging;

import dev.tributary.terraform.tools.client.ClientIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the folder for a machine with Java, the zips, and what goes with them. */
final class Packager {

    private static final String MANIFEST = "{\"version\":1,\"metadata\":{\"protocol_versions\":[\"6.0\"]}}\n";

    private final Path build;
    private final Path dist;
    private final Release release;
    private final FileTime time;
    private final Jdk jdk;
    private final Jdk imageJdk;

    /** Creates a packager; the JDK of the runtime image is another one when {@code environment} names it. */
    Packager(Path build, Release release, Instant time, Map<String, String> environment) throws IOException {
        this.build = build;
        this.dist = build.resolve("dist");
        this.release = release;
        this.time = FileTime.from(time);
        this.jdk = Jdk.ofTheBuild();
        String named = environment.getOrDefault(Jdk.FOR_IMAGE, "");
        this.imageJdk = named.isEmpty() ? jdk : Jdk.named(named);
    }

    /** Packages the given jars; the first is the provider's own. */
    void run(List<Path> whole) throws IOException, InterruptedException {
        FileTrees.delete(dist);
        Files.createDirectories(dist);
        List<Path> jars = TrimmedJar.all(whole, build.resolve("packaging").resolve("trimmed"));
        ClientIdentity identity = ClientIdentity.create();
        try (TrainingServer server = TrainingServer.start(identity)) {
            Training training = new Training(identity, server);
            ClassArchive archive = new ClassArchive(training, jdk);
            List<Path> files = new ArrayList<>();
            withoutRuntime(jars, archive);
            files.add(release.zipWithoutRuntime(dist));
            Path zip = release.zip(dist);
            String name = zip.getFileName().toString();
            if (RuntimeImage.isPossible(imageJdk.home(), name, System.getenv(), System.out::println)) {
                withRuntime(jars, imageJdk.equals(jdk) ? archive : new ClassArchive(training, imageJdk));
                files.add(zip);
            }
            Path manifest = Files.writeString(release.manifest(dist), MANIFEST);
            files.add(manifest);
            Checksums.write(files, release.checksums(dist));
        }
    }

    private void withoutRuntime(List<Path> jars, ClassArchive archive) throws IOException, InterruptedException {
        ProviderFolder folder = ProviderFolder.create(build.resolve("provider"), jars);
        archive.make(folder, jdk.program("java"));
        folder.writeLauncher(release.version(), archive);
        Zips.write(folder.path(), release.zipWithoutRuntime(dist), time);
    }

    private void withRuntime(List<Path> jars, ClassArchive archive) throws IOException, InterruptedException {
        ProviderModule module = ProviderModule.make(
                build.resolve("packaging").resolve("module"), jars, imageJdk.feature(), release.version());
        ProviderFolder folder = ProviderFolder.withoutJars(build.resolve("provider-with-runtime"));
        ProviderModule.copyLicences(jars, folder.path().resolve("legal"));
        RuntimeImage.link(imageJdk, module, folder.path().resolve("runtime"));
        archive.make(folder, Path.of("runtime/bin/java"));
        folder.writeLauncher(release.version(), archive);
        Zips.write(folder.path(), release.zip(dist), time);
    }
}
