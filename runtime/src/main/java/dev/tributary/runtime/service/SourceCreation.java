package dev.tributary.runtime.service;

import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.DesiredState;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.source.SealedConfig;
import dev.tributary.runtime.store.StoreException;
import dev.tributary.runtime.store.StoredIdempotencyKey;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Declares sources. */
final class SourceCreation {
    /** For how long a repeated create finds its first result. */
    private static final Duration KEY_LIFETIME = Duration.ofHours(24);

    private final ServiceStore store;
    private final ConfigVault vault;
    private final RequestFingerprint fingerprint;
    private final Identifiers identifiers;
    private final Clock clock;

    SourceCreation(
            ServiceStore store,
            ConfigVault vault,
            RequestFingerprint fingerprint,
            Identifiers identifiers,
            Clock clock) {
        this.store = store;
        this.vault = vault;
        this.fingerprint = fingerprint;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** The source that was created, now or by an earlier request with the same key. */
    StoredSource create(Caller caller, CreateSourceRequest request, Optional<String> key) {
        check(request, key);
        try {
            return store.write(tables -> create(tables, caller, request, key));
        } catch (StoreException.Duplicate e) {
            // Somebody else was faster with this name or this key; now both can be seen.
            return createAgain(caller, request, key);
        }
    }

    private StoredSource createAgain(Caller caller, CreateSourceRequest request, Optional<String> key) {
        try {
            return store.write(tables -> create(tables, caller, request, key));
        } catch (StoreException.Duplicate e) {
            throw taken(request.name());
        }
    }

    private static void check(CreateSourceRequest request, Optional<String> key) {
        Fields fields = new Fields().name("name", request.name());
        SourceRules.connector(fields, request.connector());
        SourceRules.desiredState(fields, request.desiredState());
        SourceRules.config(fields, request.config(), false);
        key.ifPresent(text -> fields.name("Idempotency-Key", text));
        fields.refuseIfWrong();
    }

    private StoredSource create(Tables tables, Caller caller, CreateSourceRequest request, Optional<String> key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (key.isPresent()) {
            tables.idempotencyKeys().deleteBefore(now.minus(KEY_LIFETIME));
            Optional<StoredIdempotencyKey> known = tables.idempotencyKeys().find(caller.clientId(), key.get());
            if (known.isPresent()) {
                return firstResult(tables, key.get(), known.get(), request);
            }
        }
        if (tables.sources().isNamed(request.name())) {
            throw taken(request.name());
        }
        String id = identifiers.next();
        SealedConfig sealed = vault.seal(id, request.config());
        StoredSource source = row(id, request, sealed.text(), now);
        tables.sources().insert(source);
        tables.secrets().replace(id, sealed.envelopes());
        ConfigLists.store(tables, id, request.config(), caller, now);
        key.ifPresent(text -> tables.idempotencyKeys()
                .insert(caller.clientId(), text, new StoredIdempotencyKey(fingerprint.of(request), id), now));
        return source;
    }

    private StoredSource firstResult(
            Tables tables, String key, StoredIdempotencyKey known, CreateSourceRequest request) {
        if (!fingerprint.matches(known.fingerprint(), request)) {
            throw new ServiceException.IdempotencyKeyReused(
                    "Idempotency-Key '" + key + "' came with another request before: send a new key");
        }
        return tables.sources()
                .find(known.sourceId())
                .orElseThrow(() -> new ServiceException.IdempotencyKeyReused("Idempotency-Key '" + key
                        + "' created a source that was deleted since: send a new key to create it again"));
    }

    private static StoredSource row(String id, CreateSourceRequest request, String config, Instant now) {
        DesiredState desired = request.desiredState();
        return new StoredSource(
                id,
                request.name(),
                request.connector(),
                1,
                0,
                (desired == null ? DesiredState.ACTIVE : desired).text(),
                request.createdFrom() == null ? null : request.createdFrom().text(),
                request.kcClusterId(),
                config,
                JsonLists.writeNullable(request.tags()),
                now,
                now);
    }

    static ServiceException.AlreadyExists taken(String name) {
        return new ServiceException.AlreadyExists(
                "name", "a source with the name '" + name + "' already exists: choose another name");
    }
}
