package dev.tributary.runtime.service;

import java.util.Map;

/**
 * What a health check found.
 *
 * @param healthy whether all checks passed
 * @param checks each check's name with {@code ok} or one sentence about what is wrong; holds no secret
 */
public record Health(boolean healthy, Map<String, String> checks) {
    /** Copies the map. */
    public Health {
        checks = Map.copyOf(checks);
    }
}
