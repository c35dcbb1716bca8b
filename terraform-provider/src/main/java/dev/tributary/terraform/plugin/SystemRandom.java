package dev.tributary.terraform.plugin;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * The operating system's random numbers, as they are. Java's own generator takes them from the same file, and before
 * the first it makes all of its security providers ready: 20 ms of a start in which nothing else needs one. Safe for
 * use by several threads.
 */
final class SystemRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private static final Path SOURCE = Path.of("/dev/urandom");

    private SystemRandom(Source source) {
        super(source, null);
    }

    /** Returns it or, where the system has no such file, Java's own. */
    static SecureRandom create() {
        return create(SOURCE);
    }

    static SecureRandom create(Path file) {
        try {
            return new SystemRandom(new Source(new FileInputStream(file.toString())));
        } catch (IOException e) {
            return new SecureRandom();
        }
    }

    /** Open for as long as the process lives. */
    private static final class Source extends SecureRandomSpi {

        private static final long serialVersionUID = 1L;

        private final transient InputStream random;

        Source(InputStream random) {
            this.random = random;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            // The system's generator needs nothing from us.
        }

        /** Each read takes all that it asks for: fewer bytes than wanted are no random numbers. */
        @Override
        protected synchronized void engineNextBytes(byte[] bytes) {
            try {
                if (random.readNBytes(bytes, 0, bytes.length) != bytes.length) {
                    throw new EOFException("it has an end");
                }
            } catch (IOException e) {
                throw new IllegalStateException("The system's random numbers cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        protected byte[] engineGenerateSeed(int bytes) {
            byte[] seed = new byte[bytes];
            engineNextBytes(seed);
            return seed;
        }
    }
}
