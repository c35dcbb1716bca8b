package dev.tributary.cli.source;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.cli.CliContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that make up a Kafka Direct configuration. The server judges the values. */
final class ConfigOptions {

    @Option(names = "--prefix", paramLabel = "PREFIX", description = "Goes in front of each internal topic name.")
    private @Nullable String prefix;

    @Option(
            names = "--topics",
            split = ",",
            paramLabel = "TOPIC",
            description = "External topics of the base list, with commas between.")
    private List<String> topics = List.of();

    @Option(
            names = "--append-topics",
            split = ",",
            paramLabel = "TOPIC",
            description = "External topics of the user-defined list, with commas between.")
    private List<String> appendedTopics = List.of();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "The external brokers; without it the server's default connection.")
    private @Nullable String bootstrapServers;

    @Option(names = "--format", paramLabel = "FORMAT", description = "string (the default) or json.")
    private @Nullable String format;

    @Option(names = "--schemas", description = "Keeps a schema of each topic; for --format json.")
    private boolean schemas;

    @Option(
            names = "--offset-policy",
            paramLabel = "POLICY",
            description = "Where reading starts: earliest (the default) or latest.")
    private @Nullable String offsetPolicy;

    @Mixin
    private final SecurityOptions security;

    @Option(
            names = "--config",
            paramLabel = "KEY=VALUE",
            description = "Any other key of the configuration; true and false become JSON booleans. May be repeated.")
    private Map<String, String> others = new LinkedHashMap<>();

    ConfigOptions(CliContext context) {
        this.security = new SecurityOptions(context);
    }

    /** The configuration with what the options say. */
    SourceConfig applyTo(SourceConfig base) {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, KafkaDirectKeys.TOPIC_PREFIX, prefix);
        put(texts, KafkaDirectKeys.BASE_TOPICS, topics.isEmpty() ? null : String.join(",", topics));
        put(
                texts,
                KafkaDirectKeys.USER_DEFINED_TOPICS,
                appendedTopics.isEmpty() ? null : String.join(",", appendedTopics));
        put(texts, KafkaDirectKeys.BOOTSTRAP_SERVERS, bootstrapServers);
        put(texts, KafkaDirectKeys.FORMAT, format);
        put(texts, KafkaDirectKeys.OFFSET_POLICY, offsetPolicy);
        security.putInto(texts);
        SourceConfig config = base;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            config = config.with(text.getKey(), text.getValue());
        }
        if (schemas) {
            config = config.with(KafkaDirectKeys.SCHEMAS_ENABLE, true);
        }
        for (Map.Entry<String, String> other : others.entrySet()) {
            config = withOther(config, other.getKey(), other.getValue());
        }
        return config;
    }

    static void put(Map<String, String> texts, String key, @Nullable String value) {
        if (value != null) {
            texts.put(key, value);
        }
    }

    private static SourceConfig withOther(SourceConfig config, String key, String value) {
        return switch (value) {
            case "true" -> config.with(key, true);
            case "false" -> config.with(key, false);
            default -> config.with(key, value);
        };
    }
}
