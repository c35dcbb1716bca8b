package dev.tributary.engine.batch.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.requests.MetadataRequest;

/** What is known of a cluster: its brokers, and the leaders of the topics that somebody asked for. */
public final class TopicMetadata extends NamedMetadata {
    private final Set<String> topics = new HashSet<>();

    TopicMetadata(long backoffMs, long backoffMaxMs, long expireMs, String clientId) {
        super(backoffMs, backoffMaxMs, expireMs, clientId);
    }

    /** Follows exactly these topics from now on. */
    public synchronized void follow(Set<String> wanted) {
        boolean hasNew = !topics.containsAll(wanted);
        topics.retainAll(wanted);
        topics.addAll(wanted);
        if (hasNew) {
            requestUpdateForNewTopics();
        }
    }

    @Override
    protected synchronized MetadataRequest.Builder newMetadataRequestBuilder() {
        return new MetadataRequest.Builder(new ArrayList<>(topics), false);
    }

    @Override
    protected synchronized boolean retainTopic(String topic, boolean isInternal, long nowMs) {
        return topics.contains(topic);
    }
}
