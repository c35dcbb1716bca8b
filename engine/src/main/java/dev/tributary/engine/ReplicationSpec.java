package dev.tributary.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;

/**
 * What one source wants replicated: a complete, self-contained order to the engine. Immutable.
 *
 * <p>The client properties hold credentials, so {@code toString} prints their names only.
 */
@Value.Immutable
@EngineStyle
public interface ReplicationSpec {

    /** Identity of the source; stable for its whole life. Names the membership group and the positions. */
    String sourceId();

    /** The name people gave the source; used in logs and messages only. */
    String sourceName();

    /** Grows with each change of the source, so that a status tells which wish it reports on. */
    long version();

    /** Kafka client properties that reach the external cluster, {@code bootstrap.servers} among them. */
    @Value.Redacted
    Map<String, String> externalClientProperties();

    /** The topics to pull, in order; possibly none yet. No external and no internal name occurs twice. */
    List<TopicMapping> topics();

    /** Where a partition without a position starts. */
    @Value.Default
    default OffsetPolicy offsetPolicy() {
        return OffsetPolicy.EARLIEST;
    }

    /** What is checked of each record. */
    @Value.Default
    default RecordFormat format() {
        return RecordFormat.STRING;
    }

    /** Rejects a topic that is named twice: two streams in one partition could not be told apart. */
    @Value.Check
    default void check() {
        Set<String> seen = new HashSet<>();
        for (TopicMapping topic : topics()) {
            if (!seen.add("external " + topic.externalTopic()) || !seen.add("internal " + topic.internalTopic())) {
                throw new IllegalArgumentException("topic " + topic.externalTopic() + " -> " + topic.internalTopic()
                        + " of source " + sourceName() + " names a topic that is already mapped");
            }
        }
    }

    /** Starts an empty specification. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a {@link ReplicationSpec}. Not safe for use by several threads. */
    final class Builder extends ImmutableReplicationSpec.Builder {
        Builder() {}
    }
}
