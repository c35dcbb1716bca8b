package dev.tributary.runtime.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers which secrets were found to match a slow hash, so that a client that logs in often pays for the slow hash
 * once. Holds no secret: what it keeps is keyed with random bytes that never leave this process, and bound to the hash,
 * so a changed secret is forgotten. Bounded; safe for use by several threads.
 */
final class KnownSecrets {
    private static final int MOST_ENTRIES = 1_000;

    private final SecretKeySpec key;
    private final Map<String, byte[]> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST_ENTRIES;
        }
    };

    KnownSecrets(RandomText random) {
        this.key = new SecretKeySpec(random.bytes(32), "HmacSHA256");
    }

    boolean isKnown(String clientId, String secret, String hash) {
        byte[] found = fingerprint(secret, hash);
        synchronized (known) {
            byte[] wanted = known.get(clientId);
            return wanted != null && MessageDigest.isEqual(found, wanted);
        }
    }

    void remember(String clientId, String secret, String hash) {
        byte[] fingerprint = fingerprint(secret, hash);
        synchronized (known) {
            known.put(clientId, fingerprint);
        }
    }

    private byte[] fingerprint(String secret, String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks HmacSHA256", e);
        }
    }
}
