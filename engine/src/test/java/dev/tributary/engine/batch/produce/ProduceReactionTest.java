package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ErrorTable;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProduceReactionTest {
    private static final Map<Errors, ProduceReaction> EXPECTED =
            ErrorTable.read(ProduceReactionTest.class, "produce-reactions.txt", ProduceReaction.class);

    @ParameterizedTest
    @EnumSource(Errors.class)
    void givenAnError_whenABrokerAnswersWithIt_thenTheReactionIsTheOneWrittenDown(Errors error) {
        assertThat(ProduceReaction.to(error)).isEqualTo(EXPECTED.get(error));
    }
}
