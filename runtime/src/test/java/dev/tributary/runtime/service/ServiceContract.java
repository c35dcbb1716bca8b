package dev.tributary.runtime.service;

import dev.tributary.runtime.store.StoreSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of services that hold in every kind of store. */
abstract class ServiceContract {
    @TempDir
    Path dataDir = Path.of("");

    private Optional<ServiceFixture> fixture = Optional.empty();

    abstract StoreSettings settings(Path folder) throws Exception;

    @BeforeEach
    void openTheServices() throws Exception {
        fixture = Optional.of(new ServiceFixture(settings(dataDir)));
    }

    @AfterEach
    void closeTheServices() {
        fixture.ifPresent(ServiceFixture::close);
    }

    final ServiceFixture fixture() {
        return fixture.orElseThrow();
    }

    final SourceService sources() {
        return fixture().sources();
    }
}
