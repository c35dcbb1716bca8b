package dev.tributary.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.runtime.kit.OnServers;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.StoredCredential;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnServers
class CredentialsTest {
    @TempDir
    Path dataDir = Path.of("");

    private final SecureRandom random = new SecureRandom();
    private Optional<Store> store = Optional.empty();

    @BeforeEach
    void openTheStore() {
        store = Optional.of(Store.open(new StoreSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), dataDir, 2, Duration.ofSeconds(5))));
    }

    @AfterEach
    void closeTheStore() {
        store.orElseThrow().close();
    }

    @Test
    void theFirstAdministratorIsMadeOnce() {
        Optional<NewCredential> first = server().createFirstAdmin();
        Optional<NewCredential> second = server().createFirstAdmin();

        assertThat(first.isPresent() && second.isEmpty()).isTrue();
    }

    @Test
    void theFirstAdministratorsSecretIsGood() {
        NewCredential admin = server().createFirstAdmin().orElseThrow();

        assertThat(server().verify(admin.stored().clientId(), admin.secret()))
                .map(StoredCredential::role)
                .contains("admin");
    }

    @Test
    void anotherSecretIsNotGood() {
        NewCredential admin = server().createFirstAdmin().orElseThrow();

        assertThat(server().verify(admin.stored().clientId(), admin.secret() + "x"))
                .isEmpty();
    }

    @Test
    void anUnknownClientIsNotGood() {
        assertThat(server().verify("nobody", "x")).isEmpty();
    }

    @Test
    void aChosenPairIsGood() {
        Credentials credentials = server();
        credentials.ensureAdmin("me", "chosen");

        assertThat(credentials.verify("me", "chosen")).isPresent();
    }

    @Test
    void aChosenPairIsGoodTheSecondTimeToo() {
        Credentials credentials = server();
        credentials.ensureAdmin("me", "chosen");
        credentials.verify("me", "chosen");

        assertThat(credentials.verify("me", "chosen")).isPresent();
    }

    @Test
    void aWrongSecretStaysWrongAfterTheRightOne() {
        Credentials credentials = server();
        credentials.ensureAdmin("me", "chosen");
        credentials.verify("me", "chosen");

        assertThat(credentials.verify("me", "other")).isEmpty();
    }

    @Test
    void aChangedSecretReplacesTheOldOne() {
        Credentials credentials = server();
        credentials.ensureAdmin("me", "old");
        credentials.verify("me", "old");
        server().ensureAdmin("me", "new");

        assertThat(credentials.verify("me", "old")).isEmpty();
    }

    @Test
    void anUnchangedPairKeepsItsTokens() {
        server().ensureAdmin("me", "chosen");
        StoredCredential before = server().verify("me", "chosen").orElseThrow();
        server().ensureAdmin("me", "chosen");

        assertThat(server().verify("me", "chosen")).contains(before);
    }

    @Test
    void aServerThatFindsItselfOvertakenLeavesTheOthersTokensAlone() {
        AtomicReference<Optional<StoredCredential>> others = new AtomicReference<>(Optional.empty());
        Credentials overtaken = new Credentials(
                store.orElseThrow(),
                new OvertakenClock(() -> {
                    server().ensureAdmin("me", "chosen");
                    others.set(server().verify("me", "chosen"));
                }),
                random);

        overtaken.ensureAdmin("me", "chosen");

        assertThat(server().verify("me", "chosen")).isEqualTo(others.get());
    }

    @Test
    void aStoreThatStartedWithAChosenPairGetsNoOther() {
        server().ensureAdmin("me", "chosen");

        assertThat(server().createFirstAdmin()).isEmpty();
    }

    @Test
    void neitherSecretIsStoredReadably() {
        NewCredential made = server().createFirstAdmin().orElseThrow();
        server().ensureAdmin("me", "chosen-secret");

        var found = store.orElseThrow().read(tables -> tables.credentials().all());

        assertThat(found)
                .extracting(StoredCredential::secretHash)
                .noneMatch(hash -> hash.contains(made.secret()) || hash.contains("chosen-secret"));
    }

    @Test
    void aNewCredentialDoesNotPrintItsSecret() {
        NewCredential made = server().createFirstAdmin().orElseThrow();

        assertThat(made.toString()).doesNotContain(made.secret());
    }

    private Credentials server() {
        return new Credentials(store.orElseThrow(), Clock.systemUTC(), random);
    }

    /** Tells the time, and lets something happen first when it is asked for the first time. */
    private static final class OvertakenClock extends Clock {
        private final AtomicReference<Runnable> meanwhile;

        OvertakenClock(Runnable meanwhile) {
            this.meanwhile = new AtomicReference<>(meanwhile);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            meanwhile.getAndSet(() -> {}).run();
            return Instant.now();
        }
    }
}
