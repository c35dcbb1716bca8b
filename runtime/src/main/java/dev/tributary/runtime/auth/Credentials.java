package dev.tributary.runtime.auth;

import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoredCredential;
import dev.tributary.runtime.store.Tables;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes client credentials and checks secrets against them. Safe for use by several threads. */
public final class Credentials {
    /** The role that may do everything. */
    public static final String ADMIN = "admin";

    private static final int CLIENT_ID_BYTES = 12;
    private static final int SECRET_BYTES = 32;
    private static final int STAMP_BYTES = 8;
    private static final String FIRST_ADMIN_MADE = "first_admin_made";

    private final Store store;
    private final Clock clock;
    private final RandomText random;
    private final SecretHasher hasher;
    private final KnownSecrets knownSecrets;

    /** Uses the store for what is permanent. */
    public Credentials(Store store, Clock clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = new RandomText(random);
        this.hasher = new SecretHasher(this.random);
        this.knownSecrets = new KnownSecrets(this.random);
    }

    /** Makes a credential with a random client id and secret, within a transaction. */
    public NewCredential create(Tables tables, String role, @Nullable String description) {
        String secret = "trib_" + random.base64Url(SECRET_BYTES);
        StoredCredential credential =
                credential(random.hex(CLIENT_ID_BYTES), hasher.hashGenerated(secret), role, description);
        tables.credentials().put(credential);
        return new NewCredential(credential, secret);
    }

    /**
     * Makes the administrator's credential of a store that has never had one. Of several servers that do this at once,
     * one succeeds.
     *
     * @return it with its secret, to be shown once; empty when the store had one already
     */
    public Optional<NewCredential> createFirstAdmin() {
        return store.write(tables -> {
            if (!tables.state().putIfAbsent(FIRST_ADMIN_MADE, clock.instant().toString())) {
                return Optional.empty();
            }
            return Optional.of(create(tables, ADMIN, "Made at first start"));
        });
    }

    /**
     * Makes a pair that was chosen by somebody an administrator's credential, now and after every change of it. Of
     * several servers that do this at once, one does: a second stamp would end the tokens that the first handed out.
     */
    public void ensureAdmin(String clientId, String secret) {
        if (store.read(tables -> isAdmin(tables, clientId, secret))) {
            return;
        }
        StoredCredential credential =
                credential(clientId, hasher.hashChosen(secret), ADMIN, "From the server's settings");
        store.write(tables -> {
            tables.state().putIfAbsent(FIRST_ADMIN_MADE, clock.instant().toString());
            tables.credentials().lockAll();
            if (!isAdmin(tables, clientId, secret)) {
                tables.credentials().put(credential);
                knownSecrets.remember(clientId, secret, credential.secretHash());
            }
            return credential;
        });
    }

    private boolean isAdmin(Tables tables, String clientId, String secret) {
        return tables.credentials()
                .find(clientId)
                .filter(found -> found.role().equals(ADMIN) && matches(found, secret))
                .isPresent();
    }

    /** The credential that this secret belongs to; empty when there is none or the secret is another one. */
    public Optional<StoredCredential> verify(String clientId, String secret) {
        return store.read(tables -> tables.credentials().find(clientId)).filter(found -> matches(found, secret));
    }

    private boolean matches(StoredCredential credential, String secret) {
        String hash = credential.secretHash();
        if (!SecretHasher.isSlow(hash)) {
            return hasher.matches(secret, hash);
        }
        if (knownSecrets.isKnown(credential.clientId(), secret, hash)) {
            return true;
        }
        boolean matches = hasher.matches(secret, hash);
        if (matches) {
            knownSecrets.remember(credential.clientId(), secret, hash);
        }
        return matches;
    }

    private StoredCredential credential(String clientId, String hash, String role, @Nullable String description) {
        return new StoredCredential(
                clientId,
                hash,
                role,
                description,
                random.hex(STAMP_BYTES),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
