package dev.tributary.kafka.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.storage.internals.checkpoint.CleanShutdownFileHandler;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything one broker knows: its cluster's identity, metadata and records. */
final class DataFolder {

    private static final List<String> CHECKPOINTS =
            List.of("recovery-point-offset-checkpoint", "replication-offset-checkpoint", "log-start-offset-checkpoint");

    private final Path path;
    private final boolean ephemeral;

    private DataFolder(Path path, boolean ephemeral) {
        this.path = path;
        this.ephemeral = ephemeral;
    }

    /** A new folder that {@link #release} removes. */
    static DataFolder ephemeral() {
        try {
            return new DataFolder(Files.createTempDirectory("tributary-kafka-"), true);
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Cannot create a temporary folder for the broker: " + e.getMessage(), e);
        }
    }

    /** A folder that stays; created when it does not exist yet. */
    static DataFolder at(Path path) {
        try {
            return new DataFolder(Files.createDirectories(path.toAbsolutePath()), false);
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Cannot create the broker's data folder " + path + ": " + e, e);
        }
    }

    Path path() {
        return path;
    }

    /** Gives the folder a cluster id of its own, unless it has one already. */
    void formatIfNew(int nodeId, String controllerListener) {
        if (Files.exists(path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(nodeId)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(path.toString()))
                    .setMetadataLogDirectory(path.toString())
                    .setControllerListenerName(controllerListener)
                    .run();
        } catch (Exception e) {
            throw new EmbeddedKafkaException("Cannot format the broker's data folder " + path + ": " + e, e);
        }
    }

    /** What the broker last wrote down about how far its logs are known to be sound. */
    Map<String, byte[]> checkpoints() {
        Map<String, byte[]> found = new HashMap<>();
        for (String name : CHECKPOINTS) {
            byte[] content = readIfPresent(path.resolve(name));
            if (content != null) {
                found.put(name, content);
            }
        }
        return found;
    }

    /** Takes back what an orderly end has written, so that the next start finds what a crash would have left. */
    void makeUnclean(Map<String, byte[]> checkpointsBefore) {
        try {
            Files.deleteIfExists(path.resolve(CleanShutdownFileHandler.CLEAN_SHUTDOWN_FILE_NAME));
            for (String name : CHECKPOINTS) {
                byte[] content = checkpointsBefore.get(name);
                if (content == null) {
                    Files.deleteIfExists(path.resolve(name));
                } else {
                    Files.write(path.resolve(name), content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot undo the clean shutdown in " + path, e);
        }
    }

    /** Removes the folder when it is ephemeral. */
    void release() {
        if (!ephemeral) {
            return;
        }
        try {
            Files.walkFileTree(path, new DeleteAll());
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the broker's temporary folder " + path, e);
        }
    }

    private static byte @Nullable [] readIfPresent(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static final class DeleteAll extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
