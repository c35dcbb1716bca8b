package dev.tributary.runtime.auth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes unguessable texts. Safe for use by several threads. */
final class RandomText {
    private final SecureRandom random;

    RandomText(SecureRandom random) {
        this.random = random;
    }

    String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    String base64Url(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
