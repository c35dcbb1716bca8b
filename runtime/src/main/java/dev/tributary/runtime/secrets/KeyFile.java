package dev.tributary.runtime.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The file with the keys: made with owner-only rights when it is not there. */
public final class KeyFile {
    private KeyFile() {}

    /**
     * Reads the keys, and makes the file with one new key first when it does not exist.
     *
     * @throws InvalidKeyRingException when it cannot be read or made, or holds no usable keys
     */
    public static KeyRing loadOrCreate(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return KeyRing.parse(Files.readString(file));
        } catch (IOException e) {
            throw new InvalidKeyRingException(
                    "the encryption key file " + file + " cannot be read or made: " + e
                            + "; correct its rights, or name another one in encryption.key.file",
                    e);
        } catch (InvalidKeyRingException e) {
            throw new InvalidKeyRingException(
                    "the encryption key file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * A crash leaves the whole file or none, never half a key. A file that another server made meanwhile stays: its key
     * may already have encrypted something.
     */
    static void create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[EncryptionKey.LENGTH_BYTES];
        random.nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "encryption", ".key", ownerOnly());
        try {
            write(
                    draft,
                    "# Encrypts the secrets in the store. Without this file they are lost: keep a copy in a safe place.\n"
                            + Base64.getEncoder().encodeToString(key) + "\n");
            publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** On the disk before the first secret is: a power cut must not leave secrets without their key. */
    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileSystemException | UnsupportedOperationException e) {
            // Either the file is there by now, or the file system knows no links and a move must do.
            if (!Files.exists(file)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
