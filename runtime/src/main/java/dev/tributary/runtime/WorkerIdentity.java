package dev.tributary.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** This worker's name, kept over restarts so that a new process ends at once what its predecessor left open. */
final class WorkerIdentity {
    private static final String FILE = "worker.id";
    private static final int RANDOM_BYTES = 6;

    private WorkerIdentity() {}

    /** The name that was chosen, or the one in the data folder, made when there is none. */
    static String of(Optional<String> chosen, Path dataDir, SecureRandom random) {
        if (chosen.isPresent()) {
            return chosen.get();
        }
        Path file = dataDir.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            String name = Files.readString(file).strip();
            if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
                throw new ServerStartException("the file " + file + " holds '" + name
                        + "', which is no worker name: delete it, or set worker.id (TRIBUTARY_WORKER_ID)");
            }
            return name;
        } catch (IOException e) {
            throw new ServerStartException(
                    "the file " + file + " cannot be read or made: " + e
                            + "; correct its rights, or set worker.id (TRIBUTARY_WORKER_ID)",
                    e);
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "worker", ".id");
        try {
            Files.writeString(draft, "worker-" + HexFormat.of().formatHex(bytes) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
