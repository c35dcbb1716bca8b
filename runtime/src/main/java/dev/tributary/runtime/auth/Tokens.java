package dev.tributary.runtime.auth;

import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoredCredential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads tokens. A token is {@code trib.<key id>.<kind>.<expiry>.<stamp>.<client id>.<signature>}: signed, not
 * stored, so that every server with the same keys accepts it. It is good only while the credential with that stamp is
 * in the store, so deleting a credential ends its tokens everywhere at once. Safe for use by several threads.
 */
public final class Tokens {
    private static final String PREFIX = "trib";
    private static final String PURPOSE = "tributary tokens";
    private static final int PARTS = 7;

    private final KeyRing keys;
    private final Store store;
    private final Clock clock;

    /** Signs with a key derived from the first key of the ring. */
    public Tokens(KeyRing keys, Store store, Clock clock) {
        this.keys = keys;
        this.store = store;
        this.clock = clock;
    }

    /** Makes a token for a credential. */
    public Token issue(StoredCredential credential, TokenKind kind, Duration lifetime) {
        long expires = clock.instant().plus(lifetime).getEpochSecond();
        String keyId = keys.firstId();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String client = encoder.encodeToString(credential.clientId().getBytes(StandardCharsets.UTF_8));
        String signed =
                String.join(".", PREFIX, keyId, kind.letter(), Long.toString(expires), credential.stamp(), client);
        String signature = encoder.encodeToString(sign(key(keyId).orElseThrow(), signed));
        return new Token(signed + "." + signature, Instant.ofEpochSecond(expires));
    }

    /**
     * The credential that a token stands for; empty when it is not a token of that kind made by us, when it has ended,
     * or when the credential is gone.
     */
    public Optional<StoredCredential> read(String text, TokenKind kind) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(PREFIX) || !parts[2].equals(kind.letter())) {
            return Optional.empty();
        }
        Optional<byte[]> key = key(parts[1]);
        if (key.isEmpty() || !isSigned(key.get(), text)) {
            return Optional.empty();
        }
        // From here on the text is ours, so its parts have the form that issue() gave them.
        if (clock.instant().getEpochSecond() >= Long.parseLong(parts[3])) {
            return Optional.empty();
        }
        String clientId = new String(Base64.getUrlDecoder().decode(parts[5]), StandardCharsets.UTF_8);
        return store.read(tables -> tables.credentials().find(clientId))
                .filter(credential -> credential.stamp().equals(parts[4]));
    }

    private Optional<byte[]> key(String id) {
        return keys.derive(id, PURPOSE);
    }

    private static boolean isSigned(byte[] key, String text) {
        int lastDot = text.lastIndexOf('.');
        byte[] found;
        try {
            found = Base64.getUrlDecoder().decode(text.substring(lastDot + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(sign(key, text.substring(0, lastDot)), found);
    }

    private static byte[] sign(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks HmacSHA256", e);
        }
    }
}
