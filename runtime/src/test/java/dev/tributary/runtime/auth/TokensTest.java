package dev.tributary.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.StoredCredential;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String KEY_A = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String KEY_B = "/wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Duration LIFETIME = Duration.ofHours(2);

    @TempDir
    Path dataDir = Path.of("");

    private Optional<Store> opened = Optional.empty();
    private Optional<StoredCredential> made = Optional.empty();

    @BeforeEach
    void makeACredential() {
        Store store = Store.open(new StoreSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), dataDir, 2, Duration.ofSeconds(5)));
        opened = Optional.of(store);
        Credentials credentials = new Credentials(store, Clock.systemUTC(), new SecureRandom());
        made = Optional.of(
                store.write(tables -> credentials.create(tables, "editor", null).stored()));
    }

    @AfterEach
    void closeTheStore() {
        store().close();
    }

    @Test
    void aTokenStandsForItsCredential() {
        Token token = issue();

        assertThat(tokens(KEY_A, NOW).read(token.text(), TokenKind.ACCESS)).contains(credential());
    }

    @Test
    void aTokenIsGoodUntilJustBeforeItsEnd() {
        Token token = issue();

        assertThat(tokens(KEY_A, NOW.plus(LIFETIME).minusSeconds(1)).read(token.text(), TokenKind.ACCESS))
                .isPresent();
    }

    @Test
    void aTokenEnds() {
        Token token = issue();

        assertThat(tokens(KEY_A, NOW.plus(LIFETIME)).read(token.text(), TokenKind.ACCESS))
                .isEmpty();
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        Token token = tokens(KEY_A, NOW).issue(credential(), TokenKind.REFRESH, LIFETIME);

        assertThat(tokens(KEY_A, NOW).read(token.text(), TokenKind.ACCESS)).isEmpty();
    }

    @Test
    void aTokenOfAnotherKeyIsNotGood() {
        Token token = issue();

        assertThat(tokens(KEY_B, NOW).read(token.text(), TokenKind.ACCESS)).isEmpty();
    }

    @Test
    void aTokenOutlivesTheChangeOfTheKey() {
        Token token = issue();

        assertThat(tokens(KEY_B + "," + KEY_A, NOW).read(token.text(), TokenKind.ACCESS))
                .isPresent();
    }

    @Test
    void aTokenEndsWithItsCredential() {
        Token token = issue();
        store().write(tables -> {
            tables.credentials().delete(credential().clientId());
            return 0;
        });

        assertThat(tokens(KEY_A, NOW).read(token.text(), TokenKind.ACCESS)).isEmpty();
    }

    @Test
    void aTokenEndsWhenItsCredentialIsReplaced() {
        Token token = issue();
        StoredCredential old = credential();
        store().write(tables -> {
            tables.credentials()
                    .put(new StoredCredential(
                            old.clientId(), old.secretHash(), old.role(), null, "other", old.createdAt()));
            return 0;
        });

        assertThat(tokens(KEY_A, NOW).read(token.text(), TokenKind.ACCESS)).isEmpty();
    }

    @Test
    void aChangedTokenIsNotGood() {
        String[] parts = issue().text().split("\\.");
        parts[3] = Long.toString(Long.parseLong(parts[3]) + 1);

        assertThat(tokens(KEY_A, NOW).read(String.join(".", parts), TokenKind.ACCESS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "a.b.c", "trib.6b5ddf1f.a.x.y.z.!", "trib.6b5ddf1f.a.99999999999.y.z.AAAA", "......"})
    void somethingElseIsNotGood(String text) {
        assertThat(tokens(KEY_A, NOW).read(text, TokenKind.ACCESS)).isEmpty();
    }

    @Test
    void aTokenIsNotPrinted() {
        Token token = issue();

        assertThat(token.toString()).doesNotContain(token.text());
    }

    private Store store() {
        return opened.orElseThrow();
    }

    private StoredCredential credential() {
        return made.orElseThrow();
    }

    private Token issue() {
        return tokens(KEY_A, NOW).issue(credential(), TokenKind.ACCESS, LIFETIME);
    }

    private Tokens tokens(String keys, Instant now) {
        return new Tokens(KeyRing.parse(keys), store(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
