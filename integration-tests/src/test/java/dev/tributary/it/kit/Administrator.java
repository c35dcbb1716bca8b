package dev.tributary.it.kit;

import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who asks a test's worker to do something.
 *
 * @param url where the worker listens
 */
record Administrator(String url) {
    private static final String CLIENT_ID = "integration";
    private static final String SECRET = "a-secret-for-tests-only";

    /** Settings of a worker on any free port that has this administrator. */
    static Map<String, String> settings(Path dataFolder) {
        return Map.of(
                "TRIBUTARY_HTTP_PORT",
                "0",
                "TRIBUTARY_DATA_DIR",
                dataFolder.toString(),
                "TRIBUTARY_CLIENT_ID",
                CLIENT_ID,
                "TRIBUTARY_SECRET",
                SECRET);
    }

    /** A client; close it. */
    TributaryClient client() {
        return TributaryClient.builder()
                .host(url)
                .credentials(CLIENT_ID, SECRET)
                .build();
    }

    /** What a command line or a script needs. */
    Map<String, String> environment() {
        return Map.of("TRIBUTARY_HOST", url, "TRIBUTARY_CLIENT_ID", CLIENT_ID, "TRIBUTARY_SECRET", SECRET);
    }
}
