package dev.tributary.runtime.service;

import dev.tributary.api.model.Page;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.Topic;
import dev.tributary.api.model.topics.TopicConfigs;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.api.model.topics.TopicKafka;
import dev.tributary.api.model.topics.TopicPartitions;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import dev.tributary.runtime.kafka.ClusterTopic;
import dev.tributary.runtime.source.DeclaredSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Topics of the internal cluster, asked at each call. */
final class KafkaTopicService implements TopicService {
    private static final String READ = "read topics";
    private static final String CHANGE = "change topics";

    private final ServiceStore store;
    private final ClusterAccess cluster;
    private final TopicListing listing;

    KafkaTopicService(ServiceStore store, ClusterAccess cluster) {
        this.store = store;
        this.cluster = cluster;
        this.listing = new TopicListing(cluster);
    }

    @Override
    public Topic get(Caller caller, String name) {
        caller.require(RoleKey.VIEWER, READ);
        TopicOwners owners = store.read(TopicOwners::read);
        return topic(name, owners, clusterTopic(name, owners));
    }

    @Override
    public Page<TopicDetails> details(Caller caller, TopicQuery query) {
        caller.require(RoleKey.VIEWER, READ);
        new Fields()
                .range("page", query.page(), 1, Integer.MAX_VALUE)
                .range("page_size", query.pageSize(), 1, 100)
                .refuseIfWrong();
        return listing.list(store.read(TopicOwners::read), query);
    }

    @Override
    public Topic create(Caller caller, CreateTopicRequest request) {
        caller.require(RoleKey.EDITOR, CHANGE);
        TopicRequestRules.check(request);
        String retention = request.retentionMs();
        ClusterTopic made = cluster.ask(() -> cluster.topics()
                .create(
                        request.name(),
                        Optional.ofNullable(request.partitionCount()),
                        retention == null ? Map.of() : Map.of(TopicConfig.RETENTION_MS_CONFIG, retention)));
        replaceTags(request.name(), request.tags());
        return changed(made);
    }

    @Override
    public Topic update(Caller caller, String name, UpdateTopicRequest request) {
        caller.require(RoleKey.EDITOR, CHANGE);
        Integer count = request.payload().partitionCount();
        TopicRequestRules.check(name, request);
        List<String> tags = request.payload().tags();
        if (count == null) {
            get(caller, name);
            replaceTags(name, tags);
            return get(caller, name);
        }
        ClusterTopic topic = broughtTo(name, count);
        replaceTags(name, tags);
        return changed(topic);
    }

    private ClusterTopic broughtTo(String name, int count) {
        ClusterTopic topic = cluster.ask(() -> cluster.topics().bringTo(name, count));
        if (count < topic.partitions()) {
            throw new ServiceException.Rejected("New partition count (" + count
                    + ") must be greater than the current count (" + topic.partitions() + ")");
        }
        return topic;
    }

    /** A topic that was just changed. Another broker than the one that showed it may not have heard of it yet. */
    private Topic changed(ClusterTopic topic) {
        Optional<ClusterTopic> latest =
                cluster.find(topic.name()).filter(found -> found.partitions() >= topic.partitions());
        return topic(topic.name(), store.read(TopicOwners::read), latest.or(() -> Optional.of(topic)));
    }

    @Override
    public Topic delete(Caller caller, String name) {
        caller.require(RoleKey.EDITOR, CHANGE);
        TopicRequestRules.check(name);
        Topic last = topic(name, store.read(TopicOwners::read), cluster.find(name));
        cluster.tell(() -> cluster.topics().delete(name));
        store.write(tables -> {
            tables.tags().deleteOfTopic(name);
            return name;
        });
        return last;
    }

    private void replaceTags(String name, @Nullable List<String> tags) {
        if (tags != null) {
            store.write(tables -> {
                tables.tags().replaceOfTopic(name, JsonLists.write(tags));
                return name;
            });
        }
    }

    /** A topic of a source can be shown without the cluster; of any other one only the cluster knows. */
    private Optional<ClusterTopic> clusterTopic(String name, TopicOwners owners) {
        try {
            return cluster.find(name);
        } catch (ServiceException.Unavailable e) {
            if (owners.of(name).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Topic topic(String name, TopicOwners owners, Optional<ClusterTopic> found) {
        Optional<DeclaredSource> owner = owners.of(name);
        if (owner.isEmpty() && found.isEmpty()) {
            throw new ServiceException.NotFound("topic '" + name
                    + "' not found: no source writes it and the internal cluster has none of that name");
        }
        return Topic.builder()
                .id(name)
                .topicId(name)
                .name(name)
                .prefix(TopicOwners.prefix(owner))
                .tags(owners.tags(name))
                .partitionCount(found.map(ClusterTopic::partitions).orElse(null))
                .kafka(found.map(KafkaTopicService::kafka).orElse(null))
                .entity(TopicOwners.entity(owner))
                .build();
    }

    private static TopicKafka kafka(ClusterTopic topic) {
        return TopicKafka.builder()
                .partitions(TopicPartitions.builder().count(topic.partitions()).build())
                .configs(TopicConfigs.builder().retentionMs(topic.retentionMs()).build())
                .build();
    }
}
