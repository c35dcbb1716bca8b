package dev.tributary.api.model.kafkadirect;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;

/**
 * The typed view of a Kafka Direct configuration. Reading, changing and writing one touches nothing but the changed
 * keys: unknown keys, order and spelling of the rest survive. Says nothing about validity: see
 * {@link KafkaDirectConfigRules}. Prints no secret.
 */
@Value.Immutable
@WireStyle
public interface KafkaDirectConfig {

    /** External brokers as {@code host:port}; empty for the server's default connection. */
    List<String> bootstrapServers();

    /** Goes in front of each topic name on the internal cluster. */
    String topicPrefix();

    /** The base list of external topics. */
    List<String> topics();

    /** The user-defined list of external topics. */
    List<String> appendedTopics();

    /** What the records are. */
    @Value.Default
    default RecordFormat format() {
        return RecordFormat.STRING;
    }

    /** Whether a schema of each topic is kept; for {@link RecordFormat#JSON} only. */
    @Value.Default
    default boolean schemasEnabled() {
        return false;
    }

    /** Where reading starts when a partition has no position yet. */
    @Value.Default
    default OffsetPolicy offsetPolicy() {
        return OffsetPolicy.EARLIEST;
    }

    /** How to connect safely. */
    @Value.Default
    default KafkaSecurity security() {
        return KafkaSecurity.plaintext();
    }

    /** The configuration this was read from, whose spelling is kept where nothing changed. */
    @Value.Default
    @Value.Auxiliary
    default SourceConfig origin() {
        return SourceConfig.empty();
    }

    /** Both lists together, the base list in front, the first of equal topics kept. */
    default List<String> effectiveTopics() {
        return TopicLists.union(topics(), appendedTopics());
    }

    /** The internal name of an external topic. */
    default String internalName(String topic) {
        return InternalTopicNames.internalName(topicPrefix(), topic);
    }

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException naming the key, when one is missing or of the wrong JSON type
     */
    static KafkaDirectConfig from(SourceConfig config) {
        return KafkaDirectConfigReader.read(config);
    }

    /** Writes the configuration: {@link #origin} with what differs from it. */
    default SourceConfig toSourceConfig() {
        return KafkaDirectConfigWriter.write(this);
    }

    /** Starts with the defaults; the prefix is missing. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link KafkaDirectConfig}. Not safe for use by several threads. */
    final class Builder extends ImmutableKafkaDirectConfig.Builder {
        Builder() {}
    }
}
