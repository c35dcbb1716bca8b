package dev.tributary.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.runtime.kit.OnServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(PostgresServer.CONNECTIONS)
@OnServers
class PostgresStoreTest extends TablesContract {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    @Override
    StoreSettings settings(Path folder) throws SQLException {
        return POSTGRES.newDatabase(folder);
    }

    @Test
    void changesMadeAtOnceByTwoServersAreNotLost() throws Exception {
        insert(StoredSources.named("a1", "orders"));
        int changes = 40;

        atOnce(changes, store(), open());

        var found =
                store().read(tables -> tables.sources().find("a1").orElseThrow().version());

        assertThat(found).isEqualTo(1 + changes);
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        StoreSettings settings = POSTGRES.settings("nowhere", "postgres", "", dataDir);

        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("TRIBUTARY_STORE_URL");
    }

    @Test
    void anUnknownUserIsRefusedWithoutRepeatingThePassword() {
        StoreSettings settings = POSTGRES.settings("postgres", "nobody", "hush", dataDir);

        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("refuses the user")
                .hasMessageContaining("TRIBUTARY_STORE_PASSWORD")
                .hasMessageNotContaining("hush");
    }

    @Test
    void aStoreThatDoesNotAnswerIsNamed() throws IOException {
        int port = closedPort();
        StoreSettings settings = new StoreSettings(
                Optional.of("jdbc:postgresql://me:hush@127.0.0.1:" + port + "/t?password=hush"),
                Optional.empty(),
                Optional.empty(),
                dataDir,
                2,
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:" + port + "/t does not answer")
                .hasMessageNotContaining("hush");
    }

    @Test
    void aLostConnectionIsUnavailable() throws SQLException {
        store().read(tables -> tables.sources().all());

        assertThatThrownBy(() -> store().write(tables -> {
                    endAllConnections();
                    return tables.sources().all();
                }))
                .isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void aStoreThatLostItsConnectionsWorksAgain() throws SQLException {
        insert(StoredSources.named("a1", "orders"));
        assertThatThrownBy(() -> store().write(tables -> {
                    endAllConnections();
                    return tables.sources().all();
                }))
                .isInstanceOf(StoreException.Unavailable.class);

        var found = store().read(tables -> tables.sources().all());

        assertThat(found).hasSize(1);
    }

    private static void endAllConnections() {
        try {
            POSTGRES.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity" + " WHERE application_name = 'tributary'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
