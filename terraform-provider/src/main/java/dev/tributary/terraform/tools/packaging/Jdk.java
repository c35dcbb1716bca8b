package dev.tributary.terraform.tools.packaging;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK that packages are made by.
 *
 * @param home its folder
 * @param feature its version, such as 17
 * @param build its maker and build, as a launcher finds them in the release file of the very same Java
 */
record Jdk(Path home, int feature, String build) {

    /** The environment variable that names the folder of the JDK whose runtime goes into the package that has one. */
    static final String FOR_IMAGE = "TRIBUTARY_IMAGE_JDK";

    private static final int LEAST = 17;

    /** Returns the one that runs this. */
    static Jdk ofTheBuild() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        return new Jdk(home, Runtime.version().feature(), build(release(home)));
    }

    /**
     * Returns the one that {@link #FOR_IMAGE} names.
     *
     * @throws IOException if that is no folder of a JDK 17 or newer
     */
    static Jdk named(String folder) throws IOException {
        Path home = Path.of(folder);
        Properties release = release(home);
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        String feature = version.replaceFirst("\\D.*", "");
        if (!Files.isExecutable(home.resolve("bin/java")) || feature.isEmpty() || Integer.parseInt(feature) < LEAST) {
            throw new IOException(FOR_IMAGE + " is '" + folder + "', which is no folder of a JDK " + LEAST
                    + " or newer" + (version.isEmpty() ? "" : " but of Java " + version)
                    + ". Name one that has bin/java and a file release, or unset the variable.");
        }
        return new Jdk(home, Integer.parseInt(feature), build(release));
    }

    private static Properties release(Path home) throws IOException {
        Properties properties = new Properties();
        Path file = home.resolve("release");
        if (Files.isReadable(file)) {
            try (Reader text = Files.newBufferedReader(file)) {
                properties.load(text);
            }
        }
        return properties;
    }

    private static String build(Properties release) {
        return (release.getProperty("IMPLEMENTOR", "") + " " + release.getProperty("JAVA_RUNTIME_VERSION", ""))
                .replace("\"", "");
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }
}
