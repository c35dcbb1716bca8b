package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A declared source as the server tells it. Any field may be null. Prints no configuration values. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = Source.Builder.class)
public interface Source extends Extensible {

    /** The identifier: 24 hexadecimal digits. */
    @JsonProperty("id")
    @Nullable String id();

    /** The name, unique among sources. */
    @JsonProperty("name")
    @Nullable String name();

    /** The kind of connector, {@code kafkadirect}. */
    @JsonProperty("connector")
    @Nullable String connector();

    /** The kind of connector for people. */
    @JsonProperty("connector_display_name")
    @Nullable String connectorDisplayName();

    /** When it was created. */
    @JsonProperty("created_timestamp")
    @Nullable Instant createdTimestamp();

    /** The configuration exactly as sent, secrets masked unless asked for. */
    @JsonProperty("config")
    @Nullable SourceConfig config();

    /** The identifiers of its internal topics. */
    @JsonProperty("topic_ids")
    @Nullable List<String> topicIds();

    /** The effective external topics, in order. */
    @JsonProperty("topics")
    @Nullable List<String> topics();

    /** Internal topic name by external topic name. */
    @JsonProperty("topic_map")
    @Nullable Map<String, String> topicMap();

    /** The numbers of its tasks. */
    @JsonProperty("tasks")
    @Nullable List<Integer> tasks();

    /** The state of each task by its number. */
    @JsonProperty("task_statuses")
    @Nullable Map<String, TaskStatus> taskStatuses();

    /** How it is doing. */
    @JsonProperty("connector_status")
    @Nullable ConnectorStatus connectorStatus();

    /** What the user wants of it. */
    @JsonProperty("desired_state")
    @Nullable DesiredState desiredState();

    /** Whatever the creator sent here; never made up. */
    @JsonProperty("kc_cluster_id")
    @Nullable String kcClusterId();

    /** The identifiers of its tags. */
    @JsonProperty("tags")
    @Nullable List<String> tags();

    /** Kept for compatibility. */
    @JsonProperty("sub_id")
    @Nullable String subId();

    /** Kept for compatibility. */
    @JsonProperty("tenant_id")
    @Nullable String tenantId();

    /** Kept for compatibility. */
    @JsonProperty("service_id")
    @Nullable String serviceId();

    /** The tool it was created with. */
    @JsonProperty("created_from")
    @Nullable CreatedFrom createdFrom();

    /** What keeps it, or a part of it, from flowing. */
    @JsonProperty("problems")
    @Nullable List<SourceProblem> problems();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link Source}. Not safe for use by several threads. */
    final class Builder extends ImmutableSource.Builder {
        Builder() {}
    }
}
