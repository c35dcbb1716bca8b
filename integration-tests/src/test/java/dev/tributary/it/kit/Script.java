package dev.tributary.it.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The {@code tributary} script, in a place of its own beside the program that was just built. */
public final class Script {
    /** The root of the repository. */
    public static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private final Path place;

    private Script(Path place) {
        this.place = place;
    }

    /**
     * What a command left behind.
     *
     * @param exitCode its exit code
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Ended(int exitCode, String out, String err) {}

    /** Puts the script and a link to the program into a folder. */
    public static Script in(Path place) throws IOException {
        if (!Files.exists(REPOSITORY.resolve("cli/target/tributary-cli.jar"))) {
            throw new IllegalStateException("cli is not packaged: run the phase package or a later one");
        }
        Files.createDirectories(place.resolve("cli"));
        Files.copy(REPOSITORY.resolve("tributary"), place.resolve("tributary"));
        if (!place.resolve("tributary").toFile().setExecutable(true)) {
            throw new IOException("cannot make the script executable in " + place);
        }
        Files.createSymbolicLink(place.resolve("cli/target"), REPOSITORY.resolve("cli/target"));
        return new Script(place);
    }

    /** The script's file. */
    public Path file() {
        return place.resolve("tributary");
    }

    /** Runs a command in the script's folder, on the JVM of this test unless the environment says otherwise. */
    public Ended run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(place, "out", null);
        Path err = Files.createTempFile(place, "err", null);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Ended(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
