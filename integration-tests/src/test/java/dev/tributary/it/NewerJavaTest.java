package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.it.kit.NewerJava;
import dev.tributary.it.kit.ServerProcess;
import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a server brings along runs on a newer Java: its store, its own broker, its API. */
@Execution(ExecutionMode.CONCURRENT)
class NewerJavaTest {
    @TempDir
    private Path folder;

    @Test
    void aServerWithNothingConfiguredServes() throws Exception {
        try (ServerProcess server = ServerProcess.start(NewerJava.home(), folder, Map.of());
                TributaryClient client = server.client()) {
            assertThat(client.sources().list()).isEmpty();
            assertThat(server.output()).doesNotContain("ERROR");
        }
    }
}
