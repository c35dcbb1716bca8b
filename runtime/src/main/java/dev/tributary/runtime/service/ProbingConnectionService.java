package dev.tributary.runtime.service;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.translate.ConnectionChecks;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Connections of stored sources and of configurations that somebody tries out. */
final class ProbingConnectionService implements ConnectionService {
    /** A look waits for brokers for seconds, and looks must not take the threads of requests that need none. */
    static final int MOST_AT_ONCE = 8;

    private final ServiceStore store;
    private final ConnectionChecks checks;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    ProbingConnectionService(ServiceStore store, ConnectionChecks checks) {
        this.store = store;
        this.checks = checks;
    }

    @Override
    public ConnectionCheckResult check(Caller caller, ConnectionCheckRequest request) {
        caller.require(RoleKey.EDITOR, "check connections");
        String id = request.sourceId();
        SourceConfig config = request.config();
        if ((id == null) == (config == null)) {
            throw new ServiceException.Invalid(
                    "source_id",
                    "source_id and config are " + (id == null ? "both absent" : "both given")
                            + ": send the id of a source or a configuration");
        }
        return config == null ? ofSource(Objects.requireNonNull(id)) : ofConfig(config);
    }

    private ConnectionCheckResult ofSource(String id) {
        DeclaredSource source =
                store.read(tables -> DeclaredSource.find(tables, id).orElseThrow(() -> SourceLocks.notFound(id)));
        return inTurn(() -> checks.ofSource(source));
    }

    private ConnectionCheckResult ofConfig(SourceConfig config) {
        Fields fields = new Fields();
        SourceRules.connection(fields, config);
        fields.refuseIfWrong();
        return inTurn(() -> checks.ofConfig(config));
    }

    private ConnectionCheckResult inTurn(Supplier<ConnectionCheckResult> look) {
        if (!turns.tryAcquire()) {
            throw new ServiceException.Unavailable(
                    MOST_AT_ONCE + " connections are being checked already; try again in a moment", null);
        }
        try {
            return look.get();
        } finally {
            turns.release();
        }
    }
}
