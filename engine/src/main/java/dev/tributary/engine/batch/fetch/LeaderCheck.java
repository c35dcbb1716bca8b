package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.net.ClusterConnection;
import dev.tributary.engine.path.ReadFault;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderPartition;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderTopic;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderTopicCollection;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.EpochEndOffset;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.OffsetForLeaderTopicResult;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.OffsetsForLeaderEpochRequest;
import org.apache.kafka.common.requests.OffsetsForLeaderEpochResponse;
import org.jspecify.annotations.Nullable;

/**
 * Asks a partition's leader whether the log up to our position is still the log that we read. After an unclean leader
 * election it may not be: then records were lost there, and reading on would miss what took their place.
 *
 * <p><b>L1</b> Nothing is fetched from a leader whose epoch is newer than the last one checked before it has answered.
 */
final class LeaderCheck {
    /** A broker that nobody follows any more steps down, or is found out by its clients, within less. */
    private static final long ELECTION_MS = 30_000;

    private final ClusterConnection connection;
    private final ReadAhead readAhead;
    private final Backoff backoff;

    LeaderCheck(ClusterConnection connection, ReadAhead readAhead, Backoff backoff) {
        this.connection = connection;
        this.readAhead = readAhead;
        this.backoff = backoff;
    }

    /** Asks about some partitions that this node leads and that need a check. */
    void ask(Node leader, Map<PartitionFetch, Integer> leaderEpochs) {
        OffsetForLeaderTopicCollection topics = new OffsetForLeaderTopicCollection();
        Map<TopicPartition, Asked> asked = new HashMap<>();
        leaderEpochs.forEach((fetch, leaderEpoch) -> {
            Integer epoch = fetch.position().leaderEpoch();
            if (epoch == null) {
                return;
            }
            TopicPartition partition = fetch.partition();
            OffsetForLeaderTopic topic = topics.find(partition.topic());
            if (topic == null) {
                topic = new OffsetForLeaderTopic().setTopic(partition.topic());
                topics.add(topic);
            }
            topic.partitions()
                    .add(new OffsetForLeaderPartition()
                            .setPartition(partition.partition())
                            .setLeaderEpoch(epoch)
                            .setCurrentLeaderEpoch(leaderEpoch));
            asked.put(partition, new Asked(fetch, leaderEpoch));
            fetch.checkBegins();
        });
        connection.send(
                leader,
                OffsetsForLeaderEpochRequest.Builder.forConsumer(topics),
                response -> answered(response, asked));
    }

    private record Asked(PartitionFetch fetch, int leaderEpoch) {}

    private void answered(ClientResponse response, Map<TopicPartition, Asked> asked) {
        if (response.versionMismatch() != null) {
            asked.values().forEach(one -> one.fetch().checked(one.leaderEpoch()));
            return;
        }
        asked.values().forEach(one -> one.fetch().checkEnds());
        if (!(response.responseBody() instanceof OffsetsForLeaderEpochResponse answer)) {
            asked.values().forEach(one -> {
                backoff.outOfReach(one.fetch(), "broker " + response.destination() + " does not answer");
                backoff.apply(one.fetch());
            });
            return;
        }
        for (OffsetForLeaderTopicResult topic : answer.data().topics()) {
            for (EpochEndOffset end : topic.partitions()) {
                Asked one = asked.remove(new TopicPartition(topic.topic(), end.partition()));
                if (one != null && readAhead.get(one.fetch().partition()) == one.fetch()) {
                    judge(one, end);
                }
            }
        }
        asked.values().forEach(one -> again(one, "its broker says nothing of it"));
    }

    private void again(Asked asked, String hindrance) {
        backoff.hinder(asked.fetch(), hindrance);
        backoff.apply(asked.fetch());
    }

    private void judge(Asked asked, EpochEndOffset end) {
        PartitionFetch fetch = asked.fetch();
        Errors error = Errors.forCode(end.errorCode());
        switch (FetchReaction.to(error)) {
            case ACCEPT -> {
                boolean knowsNothingOfIt = end.endOffset() < 0 || end.leaderEpoch() < 0;
                if (knowsNothingOfIt && isBehind(asked) && fetch.leaderIsBehindForMs(backoff.now()) < ELECTION_MS) {
                    // Cut off from its cluster it may not have heard of its successor, whose records we have read.
                    connection.metadata().requestUpdate(false);
                    again(asked, "its broker knows nothing of the leader whose records were read last");
                } else if (knowsNothingOfIt) {
                    readAhead.fail(fetch, outOfRange(fetch, null));
                } else if (end.endOffset() < fetch.position().offset()) {
                    readAhead.fail(fetch, outOfRange(fetch, end.endOffset()));
                } else {
                    fetch.checked(asked.leaderEpoch());
                }
            }
            case UNAUTHORIZED -> readAhead.failTopic(fetch.partition().topic());
            case RETRY, NEW_SESSION, FAIL, DAMAGED, OUT_OF_RANGE -> again(asked, "its broker says: " + error.message());
            case REFRESH_METADATA -> {
                connection.metadata().requestUpdate(false);
                again(asked, "its broker says: " + error.message());
            }
        }
    }

    private static boolean isBehind(Asked asked) {
        Integer epoch = asked.fetch().position().leaderEpoch();
        return epoch != null && asked.leaderEpoch() < epoch;
    }

    private static ReadFault outOfRange(PartitionFetch fetch, @Nullable Long divergedAt) {
        return new ReadFault.OutOfRange(fetch.partition(), fetch.position().offset(), divergedAt);
    }
}
