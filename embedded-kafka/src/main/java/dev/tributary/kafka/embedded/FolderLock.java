package dev.tributary.kafka.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second broker off a data folder, of this process or of another. Kafka has such a lock too, but a node that is
 * controller and broker in one takes it only after it has opened the metadata log, and by then has damaged it.
 */
final class FolderLock implements AutoCloseable {

    private static final String NAME = "embedded-kafka.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new EmbeddedKafkaException("The data folder " + folder
                        + " is in use by another embedded broker; stop that one or choose another folder");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Cannot lock the data folder " + folder + ": " + e, e);
        }
    }

    /** Lets others have the folder. The file stays: removing it could take it from under the next one's lock. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Cannot unlock the data folder: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }
}
