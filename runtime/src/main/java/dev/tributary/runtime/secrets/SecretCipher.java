package dev.tributary.runtime.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts secrets for the store with AES-256-GCM. The envelope is {@code 1.<key id>.<nonce>.<ciphertext and tag>}, the
 * last two in unpadded base64url. What the secret belongs to is authenticated with it, so an envelope that is moved to
 * another row does not open. Safe for use by several threads.
 */
public final class SecretCipher {
    private static final String VERSION = "1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern DOT = Pattern.compile("\\.");

    private final KeyRing keys;
    private final SecureRandom random;

    /**
     * Uses the first key of the ring to encrypt and all to decrypt.
     *
     * @param random the source of nonces
     */
    public SecretCipher(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * Encrypts.
     *
     * @param owner what the secret belongs to, such as a source's id
     * @param field which of its secrets it is
     */
    public String encrypt(String secret, String owner, String field) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        EncryptionKey key = keys.first();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner, field)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
            return String.join(".", VERSION, key.id(), encoder.encodeToString(nonce), encoder.encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks AES/GCM", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} made for the same owner and field.
     *
     * @throws UndecryptableException when the key is not in the ring, or the envelope was changed or moved
     */
    public String decrypt(String envelope, String owner, String field) {
        List<String> parts = DOT.splitAsStream(envelope).toList();
        if (parts.size() != 4 || !parts.get(0).equals(VERSION)) {
            throw new UndecryptableException("the stored secret " + field + " of " + owner
                    + " is in a form that this release does not know; use the release that wrote it");
        }
        EncryptionKey key = keys.find(parts.get(1))
                .orElseThrow(() -> new UndecryptableException("the stored secret " + field + " of " + owner
                        + " was encrypted with the key " + parts.get(1) + ", but this server has " + keys.ids()
                        + "; add that key to encryption.key or to the encryption key file"));
        try {
            byte[] nonce = Base64.getUrlDecoder().decode(parts.get(2));
            byte[] sealed = Base64.getUrlDecoder().decode(parts.get(3));
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, owner, field).doFinal(sealed), StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new UndecryptableException(
                    "the stored secret " + field + " of " + owner + " was changed in the store; set it anew", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks AES/GCM", e);
        }
    }

    private static Cipher cipher(int mode, EncryptionKey key, byte[] nonce, String owner, String field)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.cipherKey(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((owner + "/" + field).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
