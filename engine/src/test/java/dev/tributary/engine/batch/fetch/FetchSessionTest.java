package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ScriptedSessions;
import dev.tributary.engine.batch.ScriptedSessions.Known;
import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.ReadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.utils.Time;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a broker and the reader keep between two fetches is the same, and is made anew when it is not. */
class FetchSessionTest {
    private static final int SOME = 3;

    private final ScriptedTopic cluster = new ScriptedTopic(1, "orders", 2);
    private final TopicPartition first = cluster.partition(0);
    private final TopicPartition second = cluster.partition(1);
    private final ScriptedSessions sessions = new ScriptedSessions(true);
    private final Set<Known> forgotten = ConcurrentHashMap.newKeySet();
    /** Which partitions the broker has looked at, in the order in which it did. */
    private final List<Integer> lookedAt = new CopyOnWriteArrayList<>();

    private final List<ReadFault> faults = new ArrayList<>();
    private final BatchReader reader =
            new BatchReader(cluster.properties(), "reader", new PathLimits(16 << 20, 16 << 20, 1 << 20), Time.SYSTEM);
    private NumberedLog log = new NumberedLog();

    @BeforeEach
    void start() {
        cluster.script(ApiKeys.FETCH, (broker, request) -> answer(request));
    }

    @AfterEach
    void stop() {
        reader.close();
        cluster.close();
    }

    private ApiMessage answer(AbstractRequest request) {
        ((FetchRequest) request)
                .data()
                .forgottenTopicsData()
                .forEach(topic ->
                        topic.partitions().forEach(partition -> forgotten.add(new Known(topic.topicId(), partition))));
        return sessions.answer(request, this::read);
    }

    private PartitionData read(Uuid topicId, FetchPartition asked) {
        lookedAt.add(asked.partition());
        return topicId.equals(cluster.topicId())
                ? NumberedLog.next(asked)
                : NumberedLog.failed(Errors.UNKNOWN_TOPIC_ID);
    }

    private void poll() {
        ReadResult<BatchChunk> result = reader.poll(Duration.ofMillis(20));
        log.take(result.chunks());
        faults.addAll(result.faults());
    }

    private void readSome() {
        reader.read(Map.of(first, Position.at(0), second, Position.at(0)));
        Awaitility.await().until(() -> {
            poll();
            return log.count(0) >= SOME && log.count(1) >= SOME;
        });
    }

    private void theRestComesOnce() {
        Awaitility.await().until(() -> {
            poll();
            return log.count(0) >= NumberedLog.RECORDS && log.count(1) >= NumberedLog.RECORDS;
        });
        assertThat(log.keys(0)).isEqualTo(NumberedLog.all());
        assertThat(log.keys(1)).isEqualTo(NumberedLog.all());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FETCH_SESSION_ID_NOT_FOUND",
                "INVALID_FETCH_SESSION_EPOCH",
                "FETCH_SESSION_TOPIC_ID_ERROR",
                "UNKNOWN_SERVER_ERROR"
            })
    void givenASession_whenTheBrokerRefusesIt_thenEveryRecordComesOnceAllTheSame(Errors error) {
        readSome();
        sessions.refuse(error);

        theRestComesOnce();

        assertThat(sessions.refused()).containsExactly(error);
        assertThat(faults).isEmpty();
    }

    @Test
    void givenASession_whenTheBrokerRefusesUsAltogether_thenThatIsToldAndReadingCanGoOn() {
        readSome();
        sessions.refuse(Errors.INVALID_REQUEST);

        assertThatThrownBy(() -> Awaitility.await().until(() -> {
                    poll();
                    return false;
                }))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("refuses to be read from")
                .hasMessageContaining(Errors.INVALID_REQUEST.message());

        theRestComesOnce();
        assertThat(sessions.refused()).containsExactly(Errors.INVALID_REQUEST);
    }

    @Test
    void givenASession_whenAPartitionIsStopped_thenTheBrokerForgetsIt() {
        readSome();
        reader.stop(List.of(second));

        Awaitility.await().until(() -> {
            poll();
            return !forgotten.isEmpty();
        });
        int before = lookedAt.size();
        Awaitility.await().until(() -> {
            poll();
            return lookedAt.size() > before + SOME;
        });

        assertThat(forgotten).containsExactly(new Known(cluster.topicId(), 1));
        assertThat(lookedAt.subList(before, lookedAt.size())).containsOnly(0);
        assertThat(sessions.known()).containsExactly(new Known(cluster.topicId(), 0));
        assertThat(sessions.refused()).isEmpty();
    }

    @Test
    void givenASession_whenATopicIsMadeAnew_thenItsPartitionsTakeThePlaceOfThoseThatAreGone() {
        readSome();
        Uuid gone = cluster.topicId();
        cluster.makeAnew();
        Awaitility.await().until(() -> {
            poll();
            return faults.size() == 2;
        });
        assertThat(faults).hasOnlyElementsOfType(ReadFault.Recreated.class);
        log = new NumberedLog();
        String now = cluster.topicId().toString();

        reader.read(Map.of(first, Position.at(0), second, Position.at(0)), Map.of(first, now, second, now));

        theRestComesOnce();
        assertThat(forgotten).containsExactlyInAnyOrder(new Known(gone, 0), new Known(gone, 1));
        assertThat(sessions.known())
                .containsExactlyInAnyOrder(new Known(cluster.topicId(), 0), new Known(cluster.topicId(), 1));
        assertThat(sessions.refused()).isEmpty();
    }
}
