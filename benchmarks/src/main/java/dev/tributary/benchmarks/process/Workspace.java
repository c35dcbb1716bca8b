package dev.tributary.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run leaves in the world while it lasts: one folder and a number of processes. Closing it takes both away
 * again, however far the run has come. Safe for use by several threads.
 */
public final class Workspace implements AutoCloseable {

    private final Path folder;
    private final List<ChildProcess> processes = new ArrayList<>();
    private boolean closed;

    private Workspace(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes a new folder inside {@code parent}.
     *
     * @throws BenchmarkException when that is not possible
     */
    public static Workspace in(Path parent) {
        try {
            return new Workspace(Files.createTempDirectory(Files.createDirectories(parent), "tributary-bench-"));
        } catch (IOException e) {
            throw new BenchmarkException("Cannot create a working folder in " + parent + ": " + e, e);
        }
    }

    /** Where brokers keep their data and processes their logs. */
    public Path folder() {
        return folder;
    }

    /**
     * Starts a process that ends with this workspace at the latest.
     *
     * @throws BenchmarkException when it cannot be started, or the workspace is closed
     */
    public synchronized ChildProcess start(JavaCommand command) {
        if (closed) {
            throw new BenchmarkException("The run is ending; " + command.name() + " is not started any more");
        }
        processes.removeIf(process -> !process.isAlive());
        ChildProcess process = ChildProcess.start(command, folder);
        processes.add(process);
        return process;
    }

    /**
     * Refuses to go on when the disk is too small.
     *
     * @param smaller what would need less, to fit behind "choose"
     * @throws BenchmarkException saying how much is missing
     */
    public void requireFreeBytes(long needed, String purpose, String smaller) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                throw new BenchmarkException(purpose + " may need " + megabytes(needed) + " MB of disk in "
                        + folder.getParent() + ", but only " + megabytes(free)
                        + " MB are free; choose " + smaller + " or another --work-dir");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot see how much disk is free in " + folder, e);
        }
    }

    /** Takes a folder inside this one away. */
    public void delete(Path inside) {
        try {
            Files.walkFileTree(inside, new DeleteAll());
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + inside, e);
        }
    }

    /** Ends all processes, by force, and removes the folder. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (ChildProcess process : processes) {
            process.kill();
        }
        delete(folder);
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
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
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
