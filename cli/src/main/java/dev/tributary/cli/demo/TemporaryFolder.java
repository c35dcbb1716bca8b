package dev.tributary.cli.demo;

import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone with all its content when it is closed. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;

    TemporaryFolder() {
        try {
            path = Files.createTempDirectory("tributary-demo-");
        } catch (IOException e) {
            throw new CliException(ExitCodes.FAILED, "Cannot create a temporary folder: " + e, e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> content = Files.walk(path)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new CliException(ExitCodes.FAILED, "Cannot remove the temporary folder " + path + ": " + e, e);
        }
    }
}
