package dev.tributary.runtime.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes secrets for the store. One that the server made is 256 random bits, which nobody can guess, so one round of
 * SHA-256 is enough for it; one that a person chose gets Argon2id. The hash says which it is: {@code sha256$salt$hash}
 * or {@code argon2id$salt$hash}. Safe for use by several threads.
 */
final class SecretHasher {
    private static final String SHA256 = "sha256";
    private static final String ARGON2ID = "argon2id";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int ARGON2_MEMORY_KIB = 19 << 10;
    private static final int ARGON2_ITERATIONS = 2;
    /** Bounds the memory and the processors that guessing clients can take from the replications. */
    private static final int MOST_ARGON2_AT_ONCE = 2;

    /** Who waits keeps a thread of the API: more are refused at once, so that they cannot take all of them. */
    private static final int MOST_WAITING = 16;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final RandomText random;
    private final Turns argon2 = new Turns(MOST_ARGON2_AT_ONCE, MOST_WAITING, LONGEST_WAIT);

    SecretHasher(RandomText random) {
        this.random = random;
    }

    /** Hashes a secret of 256 random bits. */
    String hashGenerated(String secret) {
        byte[] salt = random.bytes(SALT_BYTES);
        return join(SHA256, salt, sha256(salt, secret));
    }

    /**
     * Hashes a secret that a person chose. Takes tens of milliseconds.
     *
     * @throws BusyException when too many others do so at the moment
     */
    String hashChosen(String secret) {
        byte[] salt = random.bytes(SALT_BYTES);
        return join(ARGON2ID, salt, argon2id(salt, secret));
    }

    /** Whether a hash is of this secret; takes the same time wherever they differ. */
    boolean matches(String secret, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a stored hash of a secret has " + parts.length + " parts instead of 3");
        }
        byte[] salt = Base64.getDecoder().decode(parts[1]);
        byte[] wanted = Base64.getDecoder().decode(parts[2]);
        byte[] found = switch (parts[0]) {
            case SHA256 -> sha256(salt, secret);
            case ARGON2ID -> argon2id(salt, secret);
            default ->
                throw new IllegalArgumentException(
                        "a secret was hashed with " + parts[0] + ", which this release does not know");
        };
        return MessageDigest.isEqual(found, wanted);
    }

    /** Whether it is worth remembering that a secret matches this hash. */
    static boolean isSlow(String hash) {
        return hash.startsWith(ARGON2ID + "$");
    }

    private static String join(String algorithm, byte[] salt, byte[] hash) {
        Base64.Encoder encoder = Base64.getEncoder();
        return algorithm + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    private static byte[] sha256(byte[] salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM lacks SHA-256", e);
        }
    }

    private byte[] argon2id(byte[] salt, String secret) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(ARGON2_MEMORY_KIB)
                .withIterations(ARGON2_ITERATIONS)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.take(() -> generator.generateBytes(secret.getBytes(StandardCharsets.UTF_8), hash));
        return hash;
    }
}
