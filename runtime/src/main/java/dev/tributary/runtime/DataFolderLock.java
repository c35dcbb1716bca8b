package dev.tributary.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a data folder to one running server. Two on one folder would be one worker by name and end each other's
 * transactions for ever. The system lets go of the lock when the process ends, however it ends.
 */
final class DataFolderLock implements AutoCloseable {
    private static final String FILE = "server.lock";

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, and makes it when it is missing.
     *
     * @throws ServerStartException when another server has it, or when it cannot be written
     */
    static DataFolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                throw new ServerStartException("the data folder " + folder + " is in use by another running server:"
                        + " stop that one, or give this one a folder of its own with data.dir (TRIBUTARY_DATA_DIR)");
            }
            return new DataFolderLock(channel);
        } catch (IOException e) {
            throw new ServerStartException(
                    "the data folder " + folder + " cannot be used: " + e
                            + "; correct its rights or data.dir (TRIBUTARY_DATA_DIR)",
                    e);
        }
    }

    /** Locks it, or closes it when that is not possible. */
    private static boolean lock(FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // The other server runs in this process.
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
