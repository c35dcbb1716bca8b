package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ErrorTable;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FetchReactionTest {
    private static final Map<Errors, FetchReaction> EXPECTED =
            ErrorTable.read(FetchReactionTest.class, "fetch-reactions.txt", FetchReaction.class);

    @ParameterizedTest
    @EnumSource(Errors.class)
    void givenAnError_whenABrokerAnswersWithIt_thenTheReactionIsTheOneWrittenDown(Errors error) {
        assertThat(FetchReaction.to(error)).isEqualTo(EXPECTED.get(error));
    }
}
