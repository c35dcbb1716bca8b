package dev.tributary.runtime.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.DesiredState;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.api.model.kafkadirect.KafkaDirectSecrets;
import dev.tributary.runtime.secrets.UndecryptableException;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.source.SealedConfig;
import dev.tributary.runtime.store.StoreException;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.OptionalLong;

/** Replaces sources and changes what is wanted of them. */
final class SourceChange {
    private final ServiceStore store;
    private final ConfigVault vault;
    private final Clock clock;

    SourceChange(ServiceStore store, ConfigVault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    StoredSource replace(Caller caller, String id, ReplaceSourceRequest request, OptionalLong expected) {
        try {
            return store.write(tables -> replace(tables, caller, id, request, expected));
        } catch (StoreException.Duplicate e) {
            throw SourceCreation.taken(Objects.requireNonNullElse(request.name(), ""));
        }
    }

    private StoredSource replace(
            Tables tables, Caller caller, String id, ReplaceSourceRequest request, OptionalLong expected) {
        StoredSource old = SourceLocks.lock(tables, id, expected);
        DeclaredSource stored = DeclaredSource.of(tables, old);
        SourceConfig config = merged(request.config(), stored);
        check(request, stored, config);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SealedConfig sealed = vault.seal(id, config);
        DesiredState desired = request.desiredState();
        StoredSource source = new StoredSource(
                id,
                Objects.requireNonNullElse(request.name(), old.name()),
                old.connector(),
                old.version() + 1,
                old.restarts(),
                desired == null ? old.desiredState() : desired.text(),
                old.createdFrom(),
                request.kcClusterId() == null ? old.kcClusterId() : request.kcClusterId(),
                sealed.text(),
                request.tags() == null ? old.tags() : JsonLists.writeNullable(request.tags()),
                old.createdAt(),
                now);
        tables.sources().update(source);
        tables.secrets().replace(id, sealed.envelopes());
        ConfigLists.store(tables, id, config, caller, now);
        return source;
    }

    /** What the sender does not own stays: the base list when it is not named, secrets that were sent as the mask. */
    private SourceConfig merged(SourceConfig sent, DeclaredSource stored) {
        SourceConfig config = hasMask(sent) ? KafkaDirectSecrets.unmask(sent, opened(stored)) : sent;
        JsonNode base = stored.config().get(KafkaDirectKeys.BASE_TOPICS);
        return base == null || sent.has(KafkaDirectKeys.BASE_TOPICS)
                ? config
                : config.with(KafkaDirectKeys.BASE_TOPICS, base);
    }

    private static boolean hasMask(SourceConfig sent) {
        return KafkaDirectSecrets.keys().stream().anyMatch(key -> KafkaDirectSecrets.MASK.equals(sent.text(key)));
    }

    private SourceConfig opened(DeclaredSource stored) {
        try {
            return stored.openConfig(vault);
        } catch (UndecryptableException e) {
            throw new ServiceException.Invalid("config", e.getMessage() + "; or send the secret itself");
        }
    }

    private static void check(ReplaceSourceRequest request, DeclaredSource stored, SourceConfig config) {
        StoredSource old = stored.row();
        Fields fields = new Fields();
        if (request.name() != null) {
            fields.name("name", request.name());
        }
        String connector = request.connector();
        if (connector != null && !connector.equals(old.connector())) {
            fields.wrong(
                    "connector",
                    "connector '" + connector + "' is not that of the source, which is " + old.connector()
                            + " and cannot change: create another source");
        }
        SourceRules.desiredState(fields, request.desiredState());
        SourceRules.config(fields, config, SourceRules.hasOwnedTopics(stored));
        fields.refuseIfWrong();
        SourceRules.ownedTopics(fields, stored, config);
        fields.refuseIfWrong();
    }

    /** The source afterwards; the same version when there was nothing to do. */
    StoredSource act(String id, SourceAction action, OptionalLong expected) {
        return store.write(tables -> {
            StoredSource old = SourceLocks.lock(tables, id, expected);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            StoredSource source = switch (action) {
                case PAUSE -> wanting(old, DesiredState.PAUSED, now);
                case RESUME -> wanting(old, DesiredState.ACTIVE, now);
                case STOP -> wanting(old, DesiredState.STOPPED, now);
                case RESTART -> old.restarted(DesiredState.ACTIVE.text(), now);
            };
            tables.sources().update(source);
            return source;
        });
    }

    private static StoredSource wanting(StoredSource old, DesiredState state, Instant now) {
        return old.desiredState().equals(state.text()) ? old : old.wanting(state.text(), now);
    }
}
