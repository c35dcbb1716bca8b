package dev.tributary.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.engine.ConnectionReport;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.Stores;
import dev.tributary.runtime.translate.ConnectionChecks;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many connections are looked at together. */
class ConnectionTurnsTest {
    private static final ConnectionCheckRequest REQUEST = ConnectionCheckRequest.builder()
            .config(SourceConfig.empty().with("bootstrap.servers", "b:1"))
            .build();

    @TempDir
    private Path folder;

    /** Looks while so many other looks are under way. */
    private void look(int others) {
        try (Store store = Store.open(Stores.sqlite(folder))) {
            ConfigVault vault =
                    new ConfigVault(new SecretCipher(KeyRing.parse(ServiceFixture.KEY), new SecureRandom()));
            ConnectionService[] service = new ConnectionService[1];
            int[] left = {others};
            service[0] = new ProbingConnectionService(
                    new ServiceStore(store),
                    new ConnectionChecks(
                            (properties, topics) -> {
                                if (left[0]-- > 0) {
                                    service[0].check(ServiceFixture.EDITOR, REQUEST);
                                }
                                return new ConnectionReport(List.of(), null, null);
                            },
                            vault,
                            Map.of()));
            assertThat(service[0].check(ServiceFixture.EDITOR, REQUEST).ok()).isTrue();
        }
    }

    @Test
    void givenTheLastPlaceWhenCheckedThenItIsGivenAway() {
        look(ProbingConnectionService.MOST_AT_ONCE - 1);
    }

    @Test
    void givenNoPlaceWhenCheckedThenItIsTurnedAwayAtOnce() {
        assertThatThrownBy(() -> look(ProbingConnectionService.MOST_AT_ONCE))
                .isInstanceOf(ServiceException.Unavailable.class)
                .hasMessageContaining("try again in a moment");
    }
}
