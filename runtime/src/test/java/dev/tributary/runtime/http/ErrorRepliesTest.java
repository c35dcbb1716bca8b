package dev.tributary.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.ApiError;
import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.FieldError;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ErrorRepliesTest {

    @Test
    @Timeout(60)
    void givenAWordOfAnyLengthWhenToldThenTheAnswerComes() {
        String word = "a".repeat(4_000_000);

        assertThat(error(word + " is wrong", List.of()).detail()).isEqualTo(word + " is wrong");
    }

    @Test
    void givenAStatusInsideAWordWhenToldThenTheWordIsLeftOut() {
        assertThat(error("source 'a503b' not found", List.of()).detail()).isEqualTo("source '…' not found");
    }

    @Test
    void givenReplacementCharactersWhenToldThenTheyStay() {
        assertThat(error("name '$1\\' is wrong", List.of()).detail()).isEqualTo("name '$1\\' is wrong");
    }

    @Test
    void givenMoreFieldsThanAnybodyReadsWhenToldThenTheRestIsCounted() {
        List<FieldError> fields = IntStream.range(0, 1_000)
                .mapToObj(i ->
                        FieldError.builder().field("f").message("f is wrong").build())
                .toList();

        assertThat(error("all of them", fields).detail()).endsWith("f is wrong; and 900 more");
    }

    private static ApiError error(String detail, List<FieldError> fields) {
        return ErrorReplies.body(422, ErrorCode.VALIDATION_FAILED, detail, fields, "id");
    }
}
