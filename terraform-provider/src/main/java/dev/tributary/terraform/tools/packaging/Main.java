package dev.tributary.terraform.tools.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Called by the build when the provider's jar is there. */
public final class Main {

    private Main() {}

    /**
     * Packages the provider.
     *
     * @param args the build's folder, the provider's jar, a file with the class path that the jar needs, Maven's
     *     version, the time that all files get in zips
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path build = Path.of(args[0]);
        String classPath = Files.readString(Path.of(args[2])).strip();
        new Packager(build, Release.of(args[3]), Instant.parse(args[4]), System.getenv())
                .run(Stream.concat(Stream.of(args[1]), Stream.of(classPath.split(":")))
                        .map(Path::of)
                        .toList());
    }
}
