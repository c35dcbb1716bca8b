package dev.tributary.runtime.kafka;

import java.util.List;
import java.util.Map;

/**
 * What Kafka's clients need for a connection, or why they cannot have it.
 *
 * @param properties client properties; they hold credentials. Meaningless when there are problems
 * @param problems everything that is wrong; empty when the properties can be used
 */
public record ClientProperties(Map<String, String> properties, List<ConnectionProblem> problems) {
    /** Copies both. */
    public ClientProperties {
        properties = Map.copyOf(properties);
        problems = List.copyOf(problems);
    }

    /** Prints names only: the values hold credentials. */
    @Override
    public String toString() {
        return "ClientProperties{names=" + properties.keySet() + ", problems=" + problems + "}";
    }

    /**
     * Translates connection keys. A key that is absent or blank is not set; keys that are not connection keys are
     * ignored.
     */
    public static ClientProperties of(Map<String, String> connection) {
        return of(connection, Map.of());
    }

    /**
     * Translates connection keys and adds client properties that are taken as they are. A {@code sasl.jaas.config}
     * among those replaces user name and password.
     */
    public static ClientProperties of(Map<String, String> connection, Map<String, String> asTheyAre) {
        return new ConnectionTranslation(connection, asTheyAre).translate();
    }
}
