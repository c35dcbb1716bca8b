package dev.tributary.runtime.service;

import dev.tributary.runtime.kit.OnServers;
import dev.tributary.runtime.store.PostgresServer;
import dev.tributary.runtime.store.StoreSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(PostgresServer.CONNECTIONS)
@OnServers
class PostgresSourceServiceTest extends TopicListsContract {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    @Override
    StoreSettings settings(Path folder) throws SQLException {
        return POSTGRES.newDatabaseWithTables(folder);
    }
}
