package dev.tributary.terraform.tools.packaging;

import dev.tributary.terraform.tools.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The packages that a build has left. */
public final class Packages {

    /** Names the build's folder {@code target}. */
    public static final String BUILD = "tributary.terraform.build";

    private static final String MANIFEST = "_manifest.json";

    private final Path dist;
    private final Release release;

    private Packages(Path dist, Release release) {
        this.dist = dist;
        this.release = release;
    }

    /** Finds the packages in the folder that the system property {@value #BUILD} names. */
    public static Packages built() {
        return in(Path.of(System.getProperty(BUILD, "target")));
    }

    /**
     * Finds the packages below a build's folder.
     *
     * @throws ToolException if there are none
     */
    public static Packages in(Path build) {
        Path dist = build.resolve("dist");
        Optional<String> version = Optional.empty();
        if (Files.isDirectory(dist)) {
            try (Stream<Path> files = Files.list(dist)) {
                version = files.map(each -> each.getFileName().toString())
                        .filter(each -> each.startsWith(Release.NAME) && each.endsWith(MANIFEST))
                        .map(each -> each.substring(Release.NAME.length(), each.length() - MANIFEST.length()))
                        .findFirst();
            } catch (IOException e) {
                throw new ToolException("Cannot read " + dist + ": " + e, e);
            }
        }
        return new Packages(
                dist,
                Release.of(version.orElseThrow(() -> new ToolException(
                        "There are no packages in " + dist + ". Build them: mvn -pl terraform-provider -am package"))));
    }

    /** Returns what they are called. */
    public Release release() {
        return release;
    }

    /**
     * Returns one of the packages.
     *
     * @throws ToolException if the JDK that built them could not make the one with the runtime
     */
    public Path zip(boolean withRuntime) {
        Path zip = withRuntime ? release.zip(dist) : release.zipWithoutRuntime(dist);
        if (!Files.exists(zip)) {
            throw new ToolException("There is no " + zip + ": the JDK that built the packages cannot link a runtime."
                    + " Build with a complete JDK, or take the package for a machine with Java: --without-runtime.");
        }
        return zip;
    }
}
