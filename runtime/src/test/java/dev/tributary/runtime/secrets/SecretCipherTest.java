package dev.tributary.runtime.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretCipherTest {
    private static final String KEY_A = base64("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final String KEY_B = base64("ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    /** Computed outside of this code with AES-256-GCM: nonce 24 25 ... 2f, additional data "source-1/sasl.password". */
    private static final String KNOWN_ANSWER = "1.6b5ddf1f.JCUmJygpKissLS4v.kODRrEYtKQlRiBdmcGl5ESAjPBtD1qlu8tcHTyQ";

    private final SecretCipher cipher = cipher(KEY_A);

    @Test
    void aKnownSecretHasItsKnownEnvelope() {
        SecretCipher fixed = new SecretCipher(KeyRing.parse(KEY_A), new FixedRandom("2425262728292a2b2c2d2e2f"));

        assertThat(fixed.encrypt("correct horse", "source-1", "sasl.password")).isEqualTo(KNOWN_ANSWER);
    }

    @Test
    void aKnownEnvelopeOpens() {
        assertThat(cipher.decrypt(KNOWN_ANSWER, "source-1", "sasl.password")).isEqualTo("correct horse");
    }

    @Test
    void twoEnvelopesOfOneSecretDiffer() {
        assertThat(cipher.encrypt("s", "o", "f")).isNotEqualTo(cipher.encrypt("s", "o", "f"));
    }

    @Test
    void anyTextComesBack() {
        String secret = "ünïcödé \u0000 \n 鍵";

        assertThat(cipher.decrypt(cipher.encrypt(secret, "o", "f"), "o", "f")).isEqualTo(secret);
    }

    @Test
    void anEnvelopeOfAnotherFieldDoesNotOpen() {
        String envelope = cipher.encrypt("s", "source", "sasl.password");

        assertThatThrownBy(() -> cipher.decrypt(envelope, "source", "ssl.client.key"))
                .isInstanceOf(UndecryptableException.class)
                .hasMessageContaining("was changed in the store");
    }

    @Test
    void aChangedEnvelopeDoesNotOpen() {
        String envelope = cipher.encrypt("secret", "o", "f");
        int middle = envelope.length() - 10;
        String changed = envelope.substring(0, middle)
                + (envelope.charAt(middle) == 'A' ? 'B' : 'A')
                + envelope.substring(middle + 1);

        assertThatThrownBy(() -> cipher.decrypt(changed, "o", "f")).isInstanceOf(UndecryptableException.class);
    }

    @Test
    void aMissingKeyIsNamedWithTheKeysThatAreThere() {
        String envelope = cipher.encrypt("s", "source-1", "sasl.password");
        SecretCipher other = cipher(KEY_B);

        assertThatThrownBy(() -> other.decrypt(envelope, "source-1", "sasl.password"))
                .isInstanceOf(UndecryptableException.class)
                .hasMessage("the stored secret sasl.password of source-1 was encrypted with the key "
                        + KeyRing.parse(KEY_A).firstId() + ", but this server has "
                        + KeyRing.parse(KEY_B).ids()
                        + "; add that key to encryption.key or to the encryption key file");
    }

    @Test
    void anOldKeyBehindTheNewOneStillDecrypts() {
        String envelope = cipher.encrypt("s", "o", "f");

        assertThat(cipher(KEY_B + "," + KEY_A).decrypt(envelope, "o", "f")).isEqualTo("s");
    }

    @Test
    void theFirstKeyEncrypts() {
        String envelope = cipher(KEY_B + "," + KEY_A).encrypt("s", "o", "f");

        assertThat(cipher(KEY_B).decrypt(envelope, "o", "f")).isEqualTo("s");
    }

    @Test
    void anUnknownFormIsRefused() {
        assertThatThrownBy(() -> cipher.decrypt("2.a.b.c", "o", "f"))
                .isInstanceOf(UndecryptableException.class)
                .hasMessageContaining("a form that this release does not know");
    }

    @Test
    void neitherKeysNorSecretsArePrinted() {
        assertThat(List.of(
                        KeyRing.parse(KEY_A).toString(),
                        KeyRing.parse(KEY_A).first().toString()))
                .noneMatch(text -> text.contains(KEY_A.substring(0, 10)));
    }

    private static SecretCipher cipher(String keys) {
        return new SecretCipher(KeyRing.parse(keys), new SecureRandom());
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /** Randomness that is always the same. */
    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        FixedRandom(String hex) {
            this.bytes = HexFormat.of().parseHex(hex);
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
