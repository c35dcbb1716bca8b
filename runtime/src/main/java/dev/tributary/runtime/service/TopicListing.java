package dev.tributary.runtime.service;

import dev.tributary.api.model.Page;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.runtime.kafka.ClusterTopic;
import dev.tributary.runtime.source.DeclaredSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists internal topics, a page at a time. */
final class TopicListing {
    private final ClusterAccess cluster;

    TopicListing(ClusterAccess cluster) {
        this.cluster = cluster;
    }

    Page<TopicDetails> list(TopicOwners owners, TopicQuery query) {
        SortedMap<String, Optional<Integer>> partitions = new TreeMap<>();
        owners.all().keySet().forEach(name -> partitions.put(name, Optional.empty()));
        onCluster(owners).forEach(topic -> partitions.put(topic.name(), Optional.of(topic.partitions())));
        List<TopicDetails> matching = partitions.entrySet().stream()
                .filter(entry -> matches(entry.getKey(), owners, query))
                .map(entry -> details(entry.getKey(), entry.getValue(), owners))
                .toList();
        long skipped = (long) (query.page() - 1) * query.pageSize();
        return Page.<TopicDetails>builder()
                .result(matching.stream().skip(skipped).limit(query.pageSize()).toList())
                .page(query.page())
                .pageSize(query.pageSize())
                .total(matching.size())
                .hasNext(skipped + query.pageSize() < matching.size())
                .build();
    }

    /** What the sources write can be listed without the cluster; nothing at all to list would be a wrong answer. */
    private List<ClusterTopic> onCluster(TopicOwners owners) {
        try {
            return cluster.ask(cluster.topics()::all);
        } catch (ServiceException.Unavailable e) {
            if (owners.all().isEmpty()) {
                throw e;
            }
            return List.of();
        }
    }

    private static boolean matches(String name, TopicOwners owners, TopicQuery query) {
        return query.partialName()
                        .map(part -> name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                        .orElse(true)
                && query.sourceId()
                        .map(id -> owners.of(name)
                                .map(source -> source.row().id().equals(id))
                                .orElse(false))
                        .orElse(true);
    }

    private static TopicDetails details(String name, Optional<Integer> partitions, TopicOwners owners) {
        Optional<DeclaredSource> owner = owners.of(name);
        return TopicDetails.builder()
                .id(name)
                .name(name)
                .entity(TopicOwners.entity(owner))
                .prefix(TopicOwners.prefix(owner))
                .serialization(TopicOwners.format(owner))
                .tags(owners.tags(name))
                .partitionCount(partitions.orElse(null))
                .build();
    }
}
