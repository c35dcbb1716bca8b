package dev.tributary.cli;

import java.io.InputStream;
import java.util.Map;

/**
 * What a command takes from the process it runs in, apart from its arguments.
 *
 * @param environment the environment variables
 * @param standardInput what {@code -f -} reads
 */
public record CliContext(Map<String, String> environment, InputStream standardInput) {

    /** Copies the environment. */
    public CliContext {
        environment = Map.copyOf(environment);
    }
}
