package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.ScriptedSessions;
import dev.tributary.engine.batch.ScriptedTopic;
import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.EpochEndOffset;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.OffsetForLeaderTopicResult;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.OffsetForLeaderTopicResultCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.requests.AbstractRequest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A broker whose quota is used up answers at once, with nothing but how long it wants to be left alone. It is, and that
 * is neither silence nor trouble.
 */
class ThrottledReadingTest {
    private static final int THROTTLE_MS = 120_000;
    /** In so many steps more time passes than after which a partition is stuck, and a cluster silent. */
    private static final int STEPS = 25;

    private static final long STEP_MS = 1_000;

    private final ShiftedTime time = new ShiftedTime();
    private final ScriptedTopic cluster = new ScriptedTopic(2, "orders", 2);
    private final TopicPartition first = cluster.partition(0);
    private final TopicPartition second = cluster.partition(1);
    private final NumberedLog log = new NumberedLog();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger checks = new AtomicInteger();
    private final CountDownLatch mayBeThrottled = new CountDownLatch(1);
    private final CountDownLatch mayBeChecked = new CountDownLatch(1);
    private volatile int throttledFetch = 1;
    private BatchReader reader;

    @BeforeEach
    void start() {
        Map<String, String> properties = new HashMap<>(cluster.properties());
        properties.put("request.timeout.ms", String.valueOf(THROTTLE_MS));
        reader = new BatchReader(properties, "reader", new PathLimits(16 << 20, 16 << 20, 1 << 20), time);
    }

    @AfterEach
    void stop() {
        mayBeThrottled.countDown();
        mayBeChecked.countDown();
        reader.close();
        cluster.close();
    }

    /** Broker 0 leads and has a quota; broker 1 knows the cluster, but does not answer fetches. */
    private void begin(boolean sessionsAreKept) {
        ScriptedSessions sessions = new ScriptedSessions(sessionsAreKept);
        cluster.script(ApiKeys.FETCH, (broker, request) -> broker == 0 ? fetched(sessions, request) : unanswered());
        cluster.script(ApiKeys.OFFSET_FOR_LEADER_EPOCH, (broker, request) -> checked());
    }

    private @Nullable ApiMessage fetched(ScriptedSessions sessions, AbstractRequest request) {
        if (fetches.incrementAndGet() == throttledFetch) {
            await(mayBeThrottled);
            return sessions.throttled(request, THROTTLE_MS);
        }
        return sessions.answer(request, (topicId, asked) -> NumberedLog.next(asked));
    }

    private @Nullable ApiMessage unanswered() {
        unanswered.incrementAndGet();
        return null;
    }

    private ApiMessage checked() {
        checks.incrementAndGet();
        await(mayBeChecked);
        OffsetForLeaderTopicResultCollection topics = new OffsetForLeaderTopicResultCollection();
        topics.add(new OffsetForLeaderTopicResult()
                .setTopic(second.topic())
                .setPartitions(List.of(new EpochEndOffset()
                        .setPartition(second.partition())
                        .setLeaderEpoch(1)
                        .setEndOffset(NumberedLog.RECORDS))));
        return new OffsetForLeaderEpochResponseData().setTopics(topics);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void poll() {
        log.take(reader.poll(Duration.ofMillis(5)).chunks());
    }

    /** Nothing is under way then, for which memory would be held. */
    private void pollUntilThrottled() {
        mayBeThrottled.countDown();
        Awaitility.await().until(() -> {
            poll();
            return isThrottled() && reader.bytesHeld() == 0;
        });
    }

    private boolean isThrottled() {
        return cluster.answers(ApiKeys.FETCH) >= throttledFetch;
    }

    private void leavesBrokerAlone() {
        for (int step = 0; step < STEPS; step++) {
            poll();
            assertThat(reader.hindrances()).isEmpty();
            time.pass(STEP_MS);
        }
        assertThat(fetches).hasValue(throttledFetch);
    }

    private void allComesOnceItIsOver(TopicPartition... partitions) {
        time.pass(THROTTLE_MS);
        for (TopicPartition partition : partitions) {
            Awaitility.await().untilAsserted(() -> {
                poll();
                assertThat(log.keys(partition.partition())).isEqualTo(NumberedLog.all());
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"1,true", "3,true", "3,false"})
    void givenAQuotaThatIsUsedUp_whenItIsForLong_thenTheBrokerIsLeftAloneAndAllComesAfterwards(
            int fetch, boolean sessionsAreKept) {
        throttledFetch = fetch;
        begin(sessionsAreKept);
        reader.read(Map.of(first, Position.at(0), second, Position.at(0)));
        pollUntilThrottled();

        leavesBrokerAlone();

        allComesOnceItIsOver(first, second);
    }

    @Test
    void givenOneBrokerIsThrottled_whenTheOtherIsSilent_thenThatIsTold() {
        begin(true);
        cluster.lead(1, 1);
        reader.read(Map.of(first, Position.at(0), second, Position.at(0)));
        mayBeThrottled.countDown();
        Awaitility.await().until(() -> {
            poll();
            return isThrottled() && unanswered.get() > 0;
        });
        cluster.script(ApiKeys.METADATA, (broker, request) -> null);

        assertThatThrownBy(() -> {
                    for (int step = 0; step < 2 * STEPS; step++) {
                        poll();
                        time.pass(STEP_MS);
                    }
                })
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("no external broker has answered");
    }

    @Test
    void givenAThrottledLeader_whenAPositionIsToBeChecked_thenItIsNotAskedBeforeThatIsOver() {
        begin(true);
        reader.read(Map.of(first, Position.at(0)));
        pollUntilThrottled();
        reader.read(Map.of(second, new Position(0, 1)));

        leavesBrokerAlone();
        assertThat(checks).hasValue(0);

        mayBeChecked.countDown();
        allComesOnceItIsOver(first, second);
    }

    /** A broker does not hear what else was asked over a connection that it does not listen to for a while. */
    @Test
    void givenACheckUnderWay_whenTheLeaderIsThrottledBeforeItAnswers_thenItsAnswerIsWaitedFor() {
        begin(true);
        reader.read(Map.of(first, Position.at(0)));
        Awaitility.await().until(() -> {
            poll();
            return fetches.get() == 1;
        });
        reader.read(Map.of(second, new Position(0, 1)));
        poll();
        pollUntilThrottled();

        leavesBrokerAlone();
        assertThat(checks).hasValue(1);

        mayBeChecked.countDown();
        allComesOnceItIsOver(first, second);
        assertThat(checks).hasValue(1);
    }
}
