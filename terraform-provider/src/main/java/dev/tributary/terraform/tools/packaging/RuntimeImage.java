package dev.tributary.terraform.tools.packaging;

import dev.tributary.terraform.tools.client.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A Java runtime of only what the provider needs, and of the provider, linked by a JDK for itself. */
final class RuntimeImage {

    /** Elliptic curves are what TLS and the provider's own certificate need; until JDK 22 they are a module apart. */
    private static final List<String> MODULES =
            List.of("java.base", "java.logging", "jdk.crypto.ec", "jdk.unsupported");

    private static final int FIRST_WITH_ZIP_LEVELS = 21;

    private RuntimeImage() {}

    /**
     * Returns whether a JDK can link one. When it cannot, {@code news} hears why, for a user's JDK need not be
     * complete; in CI (the variable CI is true) that is a failure.
     *
     * @param result what is not made without it
     */
    static boolean isPossible(Path javaHome, String result, Map<String, String> environment, Consumer<String> news)
            throws IOException, InterruptedException {
        Optional<String> obstacle = obstacle(javaHome);
        if (obstacle.isPresent() && "true".equals(environment.get("CI"))) {
            throw new IOException(result + " cannot be made, because " + obstacle.get() + ".");
        }
        obstacle.ifPresent(reason -> news.accept("Skipped: " + result + ", because " + reason + "."));
        return obstacle.isEmpty();
    }

    private static Optional<String> obstacle(Path javaHome) throws IOException, InterruptedException {
        Path jlink = javaHome.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            return Optional.of(javaHome + " has no jlink; it is no complete JDK");
        }
        if (Files.isDirectory(javaHome.resolve("jmods"))
                || Commands.run(List.of(jlink.toString(), "--help")).contains("run-time image enabled")) {
            return Optional.empty();
        }
        return Optional.of(javaHome + " has no folder jmods; install the JDK's modules");
    }

    /**
     * Links the image, with the provider in it, into {@code target}, which must not exist. Its classes keep their line
     * numbers: a fault of the provider is told with its place.
     */
    static void link(Jdk jdk, ProviderModule provider, Path target) throws IOException, InterruptedException {
        boolean levels = jdk.feature() >= FIRST_WITH_ZIP_LEVELS;
        Commands.run(List.of(
                jdk.program("jlink").toString(),
                "--module-path",
                provider.path().toString(),
                "--add-modules",
                String.join(",", MODULES) + "," + ProviderModule.NAME,
                "--no-man-pages",
                "--no-header-files",
                levels ? "--compress=zip-6" : "--compress=2",
                "--output",
                target.toString()));
        // A user's programs have no use for it, and Terraform reads every file of a provider again and again.
        Files.deleteIfExists(target.resolve("bin/keytool"));
        withoutComments(target.resolve("conf/security/java.security"));
    }

    /** The JVM reads this file at every start, and nine tenths of it are comments. */
    private static void withoutComments(Path properties) throws IOException {
        try (Stream<String> lines = Files.lines(properties)) {
            List<String> kept = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            Files.write(properties, kept);
        }
    }
}
