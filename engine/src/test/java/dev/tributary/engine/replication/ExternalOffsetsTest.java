package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.path.Position;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class ExternalOffsetsTest {
    private final TimeoutException noLeader = new TimeoutException("no leader in time");

    /** Of a cluster whose partition 1 has no leader. */
    private Admin admin() {
        KafkaFutureImpl<ListOffsetsResultInfo> failed = new KafkaFutureImpl<>();
        failed.completeExceptionally(noLeader);
        ListOffsetsResult answer = new ListOffsetsResult(Map.of(
                new TopicPartition("t", 0),
                KafkaFuture.completedFuture(new ListOffsetsResultInfo(7, -1, Optional.of(3))),
                new TopicPartition("t", 1),
                failed,
                new TopicPartition("t", 2),
                KafkaFuture.completedFuture(new ListOffsetsResultInfo(0, -1, Optional.empty()))));
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (self, method, arguments) -> answer);
    }

    @Test
    void givenAPartitionWithoutALeaderWhenBeginningsAreAskedForThenThoseOfTheOthersCome() {
        ExternalOffsets.Starts starts = ExternalOffsets.beginnings(admin(), "t", List.of(0, 1, 2))
                .toCompletableFuture()
                .join();

        assertThat(starts.positions()).isEqualTo(Map.of(0, new Position(7, 3), 2, Position.at(0)));
        assertThat(starts.failure()).isSameAs(noLeader);
    }
}
