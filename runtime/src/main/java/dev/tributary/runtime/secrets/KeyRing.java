package dev.tributary.runtime.secrets;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a server: the first encrypts, all decrypt. To change keys, put a new one in front and keep the old one
 * behind it. Immutable; prints ids only.
 */
public final class KeyRing {
    private final Map<String, EncryptionKey> keys = new LinkedHashMap<>();
    private final EncryptionKey first;

    private KeyRing(List<EncryptionKey> keys) {
        keys.forEach(key -> this.keys.putIfAbsent(key.id(), key));
        this.first = keys.get(0);
    }

    /**
     * Reads keys in Base64, separated by commas or line ends; lines that start with {@code #} are left out.
     *
     * @throws InvalidKeyRingException when there is none or one cannot be used; the message holds no key
     */
    public static KeyRing parse(String text) {
        List<String> entries = text.lines()
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (entries.isEmpty()) {
            throw new InvalidKeyRingException("there is no key in it; make one with 'openssl rand -base64 32'");
        }
        try {
            return new KeyRing(entries.stream().map(EncryptionKey::parse).toList());
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyRingException(
                    e.getMessage() + "; write Base64 of 32 bytes, as 'openssl rand -base64 32' prints it");
        }
    }

    EncryptionKey first() {
        return first;
    }

    Optional<EncryptionKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The id of the key that encrypts. */
    public String firstId() {
        return first.id();
    }

    /** The ids of all keys, the encrypting one first. */
    public List<String> ids() {
        return List.copyOf(keys.keySet());
    }

    /**
     * A key of 256 bits for another purpose than encryption, derived from the encryption key of this id; empty when the
     * ring does not hold it.
     */
    public Optional<byte[]> derive(String id, String purpose) {
        return find(id).map(key -> key.derive(purpose));
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
