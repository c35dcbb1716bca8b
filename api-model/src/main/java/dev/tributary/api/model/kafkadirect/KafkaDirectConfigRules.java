package dev.tributary.api.model.kafkadirect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.connectors.ConfigProperty;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What makes a Kafka Direct configuration acceptable. Reports everything at once; connects to nothing. */
public final class KafkaDirectConfigRules {
    private static final Map<String, ConfigProperty> PROPERTIES = KafkaDirectCatalogue.properties().stream()
            .collect(Collectors.toMap(ConfigProperty::name, Function.identity()));

    private KafkaDirectConfigRules() {}

    /** All there is to say about a configuration, in no order of severity; empty when all is well. */
    public static List<ConfigFinding> check(SourceConfig config) {
        return check(config, false);
    }

    /**
     * As {@link #check(SourceConfig)}, for a source that may have topics beside its configuration.
     *
     * @param topicsBeside whether it has, so that the configuration need not name any
     */
    public static List<ConfigFinding> check(SourceConfig config, boolean topicsBeside) {
        Findings findings = new Findings(config);
        checkTypes(config, findings);
        TopicRules.check(findings, topicsBeside);
        FormatRules.check(findings);
        ConnectionRules.check(findings);
        SecurityRules.check(findings);
        return findings.list();
    }

    private static void checkTypes(SourceConfig config, Findings findings) {
        for (String key : config.keys()) {
            ConfigProperty property = PROPERTIES.get(key);
            JsonNode value = config.get(key);
            if (property == null) {
                findings.warning(key, null, "is not a known key", "remove it, nothing reads it");
            } else if (value != null && !value.isNull()) {
                checkType(property, value, findings);
            }
        }
    }

    private static void checkType(ConfigProperty property, JsonNode value, Findings findings) {
        boolean flag = property.type().equals("boolean");
        if (flag ? value.isBoolean() : value.isTextual()) {
            return;
        }
        findings.error(
                property.name(),
                property.secret() ? null : value.toString(),
                flag ? "is not a JSON boolean" : "is not a JSON string",
                flag ? "send true or false without quotes" : "put the value in quotes");
    }
}
