package dev.tributary.engine.records;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tributary.engine.path.TimestampsReplacedException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WrittenTimesTest {
    private static final TopicPartition FIRST = new TopicPartition("copy", 0);
    private static final TopicPartition SECOND = new TopicPartition("copy", 1);

    private final WrittenTimes times = new WrittenTimes();

    @Test
    void givenRecordsThatKeepTheirTimes_whenAsked_thenAllIsWell() {
        times.written(FIRST, 5, 5);
        times.written(SECOND, 7, 7);
        times.written(FIRST, 5, 5);
        times.written(FIRST, 4, 4);

        assertThatCode(times::requireOwn).doesNotThrowAnyException();
    }

    @Test
    void givenABatchThatWasSentTwice_whenTheTimeOfOneRecordIsToldOfAll_thenAllIsWell() {
        times.written(FIRST, 5, 9);
        times.written(FIRST, 9, 9);
        times.written(FIRST, 6, 9);
        times.written(FIRST, 10, 10);

        assertThatCode(times::requireOwn).doesNotThrowAnyException();
    }

    @Test
    void givenATimeThatIsNoRecordsOwn_whenItIsToldOfABatch_thenItsTopicIsNamed() {
        times.written(FIRST, 5, 5);
        times.written(SECOND, 6, 1_000);
        times.written(SECOND, 7, 1_000);
        times.written(SECOND, 8, 8);

        assertThatExceptionOfType(TimestampsReplacedException.class)
                .isThrownBy(times::requireOwn)
                .withMessageContaining("copy");
    }

    @Test
    void givenATopicThatWasCorrected_whenBegunAnew_thenAllIsWell() {
        times.written(FIRST, 5, 1_000);

        times.forget();

        assertThatCode(times::requireOwn).doesNotThrowAnyException();
    }
}
