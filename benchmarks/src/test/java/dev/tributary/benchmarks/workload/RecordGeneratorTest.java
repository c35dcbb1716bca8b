package dev.tributary.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.LongStream;
import java.util.zip.DeflaterOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordGeneratorTest {

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 399, 400, 416, 1024, 10_000})
    void givenASize_whenRecordsAreMade_thenKeyAndValueTogetherHaveIt(int bytes) {
        RecordGenerator generator = generator(bytes);

        for (int sequence = 0; sequence < 500; sequence++) {
            ProducerRecord<byte[], byte[]> record = generator.record(0, sequence);
            assertThat(record.key().length + record.value().length).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 400, 1024})
    void givenASize_whenRecordsAreMade_thenEachValueIsJsonThatNamesItsSequence(int bytes) throws IOException {
        RecordGenerator generator = generator(bytes);
        ObjectMapper json = new ObjectMapper();

        for (int sequence = 0; sequence < 500; sequence++) {
            JsonNode value = json.readTree(generator.record(2, sequence).value());
            assertThat(value.get("seq").asLong()).isEqualTo(sequence);
        }
    }

    @Test
    void givenTwoGenerators_whenTheyMakeTheSameRecord_thenItIsTheSame() {
        assertThat(generator(1024).record(7, 12_345).value())
                .isEqualTo(generator(1024).record(7, 12_345).value());
    }

    @Test
    void givenTheDocumentsRepeat_whenManyRecordsAreCompressed_thenTheyShrinkAsBusinessEventsDo() throws IOException {
        RecordGenerator generator = generator(1024);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
            for (int sequence = 0; sequence < 1000; sequence++) {
                deflater.write(generator.record(0, sequence).value());
            }
        }

        assertThat(1000 * 1024.0 / compressed.size()).isBetween(2.5, 6.0);
    }

    @Test
    void givenAnySixteenRecords_whenTheyAreMade_thenExactlyOneHasAHeader() {
        RecordGenerator generator = generator(100);

        long withHeader = LongStream.range(100, 116)
                .filter(sequence -> generator.record(0, sequence).headers().toArray().length == 1)
                .count();

        assertThat(withHeader).isEqualTo(1);
    }

    @Test
    void givenAKey_whenParsed_thenItIsTheSequence() {
        assertThat(SequenceKey.parse(SequenceKey.of(9_876_543_210L))).isEqualTo(9_876_543_210L);
    }

    @Test
    void givenAForeignKey_whenParsed_thenItIsRefused() {
        assertThatThrownBy(() -> SequenceKey.parse(new byte[] {1, 2})).isInstanceOf(IllegalArgumentException.class);
    }

    private static RecordGenerator generator(int bytes) {
        return new RecordGenerator("t", new TopicShape(bytes, "lz4", 12, 0));
    }
}
