package dev.tributary.terraform.resource;

import dev.tributary.api.model.OpenValue;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.api.model.kafkadirect.KafkaDirectSecrets;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of a source: what the server says, and what only Terraform knows. */
final class SourceStates {

    /** What the server does not know: it is in the state because it was in the configuration. */
    private static final List<String> TERRAFORM_ONLY = List.of(
            SourceSchema.WAIT_FOR_STATUS,
            TimeoutAttributes.NAME,
            SourceSchema.DELETION_PROTECTION,
            ConfigKey.SASL_PASSWORD.versionAttribute(),
            ConfigKey.SSL_CLIENT_KEY.versionAttribute(),
            ConfigKey.SSL_CLIENT_KEY_PASSWORD.versionAttribute());

    private SourceStates() {}

    /** Returns the state of a source that is imported: all there is to know, secrets included where they are shown. */
    static Value.Mapping imported(Source source) {
        Value.Mapping state = described(source).with(SourceSchema.DELETION_PROTECTION, Value.of(false));
        for (ConfigKey key : ConfigKey.values()) {
            if (key.isSecret() && isMasked(state.get(key.attribute()))) {
                state = state.with(key.attribute(), Value.nil());
            }
        }
        return state;
    }

    /** Returns the state of a source that {@code known} describes so far. */
    static Value.Mapping refreshed(Source source, Fields known) {
        Value.Mapping state = described(source);
        for (String name : TERRAFORM_ONLY) {
            state = state.with(name, known.value().get(name));
        }
        for (ConfigKey key : ConfigKey.values()) {
            if (key.isSecret()) {
                state = state.with(
                        key.attribute(), secret(known.value().get(key.attribute()), state.get(key.attribute())));
            }
        }
        return state;
    }

    /** A secret that the state does not have must not get into it; one that the server masks is as it was. */
    private static Value secret(Value known, Value served) {
        return known.isNull() || isMasked(served) ? known : served;
    }

    private static boolean isMasked(Value value) {
        return value instanceof Value.Text text && text.content().equals(KafkaDirectSecrets.MASK);
    }

    private static Value.Mapping described(Source source) {
        Map<String, Value> state =
                new LinkedHashMap<>(SourceSchema.SCHEMA.empty().entries());
        SourceConfig config = Objects.requireNonNullElse(source.config(), SourceConfig.empty());
        for (ConfigKey key : ConfigKey.values()) {
            state.put(key.attribute(), value(config, key));
        }
        String id = Objects.requireNonNullElse(source.id(), "");
        state.put(SourceSchema.ID, Value.ofText(id));
        state.put(SourceSchema.NAME, Value.ofText(source.name()));
        state.put(SourceSchema.TAGS, tags(source.tags()));
        state.put(SourceSchema.DESIRED_STATE, word(source.desiredState(), "Active"));
        state.put(
                SourceSchema.CONNECTOR,
                Value.ofText(Objects.requireNonNullElse(source.connector(), KafkaDirectCatalogue.CODE)));
        state.put(SourceSchema.STATUS, word(source.connectorStatus(), "Unknown"));
        state.put(SourceSchema.TOPICS, Value.ofTexts(Objects.requireNonNullElse(source.topics(), List.of())));
        state.put(SourceSchema.TOPIC_MAP, map(Objects.requireNonNullElse(source.topicMap(), Map.of())));
        state.put(SourceSchema.CONSUMER_GROUP, Value.ofText("tributary-" + id));
        return new Value.Mapping(state);
    }

    private static Value value(SourceConfig config, ConfigKey key) {
        String text = config.text(key.key());
        if (text != null) {
            return Value.ofText(text);
        }
        com.fasterxml.jackson.databind.JsonNode json = config.get(key.key());
        return json != null && json.isBoolean() ? Value.of(json.booleanValue()) : key.fallback();
    }

    private static Value tags(@Nullable List<String> tags) {
        return new Value.Unordered(Objects.requireNonNullElse(tags, List.<String>of()).stream()
                .map(Value::ofText)
                .toList());
    }

    private static Value word(@Nullable OpenValue word, String otherwise) {
        return Value.ofText(word == null ? otherwise : word.text());
    }

    private static Value map(Map<String, String> map) {
        Map<String, Value> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(key, Value.ofText(value)));
        return new Value.Mapping(entries);
    }
}
