package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.path.RecordRefusedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SuspectsTest {
    private final TopicPartition external = new TopicPartition("ext", 0);

    @Test
    void givenABatchThatWasNotTaken_whenItIsTakenAfterAll_thenItIsNoSuspectAnyMore() {
        Suspects suspects = new Suspects();
        KafkaException why = new KafkaException("made up");
        suspects.notTaken(external, 5, why);
        suspects.notTaken(external, 5, why);
        suspects.taken(external, 4);
        assertThat(suspects.notTaken(external, 5, why)).isInstanceOf(RecordRefusedException.class);

        suspects.taken(external, 5);

        assertThat(suspects.notTaken(external, 5, why)).isSameAs(why);
    }
}
