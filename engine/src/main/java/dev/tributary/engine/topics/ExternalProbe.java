package dev.tributary.engine.topics;

import dev.tributary.engine.ConnectionProbe;
import dev.tributary.engine.ConnectionReport;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.clients.Admins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** Looks at external clusters through admin clients of its own, and at the internal one for its id. */
public final class ExternalProbe implements ConnectionProbe {
    private static final String CLIENT_ID = "tributary-connection-check";

    /** Somebody waits for the report, and what does not answer in this time would not serve a source well. */
    private static final Map<String, String> ANSWERING_AT_MOST = Map.of(
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "3000",
            CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, "4000");

    private final Map<String, String> internalProperties;

    /** A probe that tells whether an external cluster is the one that these properties reach. */
    public ExternalProbe(Map<String, String> internalClientProperties) {
        this.internalProperties = hasty(internalClientProperties);
    }

    @Override
    public ConnectionReport look(Map<String, String> externalClientProperties, List<TopicMapping> topics) {
        try (Admins admins = new Admins(internalProperties, CLIENT_ID)) {
            return new Examination(admins, hasty(externalClientProperties), topics).report();
        }
    }

    private static Map<String, String> hasty(Map<String, String> properties) {
        Map<String, String> hasty = new HashMap<>(properties);
        hasty.putAll(ANSWERING_AT_MOST);
        return hasty;
    }
}
