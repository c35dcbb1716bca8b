package dev.tributary.runtime.secrets;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One key of 256 bits. Its id is derived from it, so that nobody has to hand out numbers. */
final class EncryptionKey {
    static final int LENGTH_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final byte[] bytes;
    private final String id;

    EncryptionKey(byte[] bytes) {
        if (bytes.length != LENGTH_BYTES) {
            throw new IllegalArgumentException("a key has " + bytes.length + " bytes instead of " + LENGTH_BYTES);
        }
        this.bytes = bytes.clone();
        this.id = HexFormat.of().formatHex(derive("tributary key id"), 0, ID_BYTES);
    }

    /**
     * Reads Base64.
     *
     * @throws IllegalArgumentException when it is not Base64 of 32 bytes; the message does not repeat it
     */
    static EncryptionKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            // The cause is left out: its message repeats a character of the key.
            throw new IllegalArgumentException("a key is not Base64");
        }
        return new EncryptionKey(bytes);
    }

    /** Names the key in envelopes and messages; says nothing about it. */
    String id() {
        return id;
    }

    SecretKey cipherKey() {
        return new SecretKeySpec(bytes, "AES");
    }

    /** A key of 256 bits for another purpose; the same for the same purpose. */
    byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JVM lacks HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "EncryptionKey{" + id + "}";
    }
}
